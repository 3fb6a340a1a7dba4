// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace renkei::cli {

namespace detail {

/// The state that the calling thread and the workers of `ordered_for_each` share.
template <class Item>
class OrderedQueue {
 public:
  /// Adds an item behind all others.
  void push(Item item) {
    {
      const std::lock_guard lock(mutex_);
      slots_.push_back({std::move(item), State::Waiting, nullptr});
    }
    work_.notify_one();
  }

  /// Items that were pushed and not popped.
  std::size_t size() {
    const std::lock_guard lock(mutex_);
    return slots_.size();
  }

  /// Waits for the first item to be worked on and takes it; rethrows what its work threw.
  Item pop() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return slots_.front().state == State::Done; });
    Slot slot = std::move(slots_.front());
    slots_.pop_front();
    --next_;
    lock.unlock();
    if (slot.error) std::rethrow_exception(slot.error);
    return std::move(slot.item);
  }

  /// No more work will come; workers return when nothing waits.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    work_.notify_all();
  }

  /// A worker's life: takes the first waiting item, works on it in place, until `close`.
  template <class Work>
  void serve(Work&& work) {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_.wait(lock, [this] { return closed_ || next_ < slots_.size(); });
      if (next_ >= slots_.size()) return;
      Slot& slot = slots_[next_++];  // a deque keeps references when its ends change
      lock.unlock();
      std::exception_ptr error;
      try {
        work(slot.item);
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      slot.error = error;
      slot.state = State::Done;
      done_.notify_one();
    }
  }

 private:
  enum class State { Waiting, Done };
  struct Slot {
    Item item;
    State state;
    std::exception_ptr error;
  };

  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<Slot> slots_;
  std::size_t next_ = 0;  ///< first slot that no worker has taken
  bool closed_ = false;
};

}  // namespace detail

/// Works on a stream of items with several threads and hands them on in the stream's order.
///
/// `source` and `sink` run in the calling thread, never at the same time, so neither needs a lock.
/// At most 8 items a thread are under way: memory does not grow with the stream. What a work or
/// the sink throws ends the run; items before it have reached the sink.
///
/// @param threads workers; 0 and 1 work in the calling thread
/// @param source () → std::optional<Item>, empty at the end
/// @param make_worker () → a function (Item&) → void, called once in each thread
/// @param sink (Item&&) → void
template <class Source, class MakeWorker, class Sink>
void ordered_for_each(unsigned threads, Source&& source, MakeWorker&& make_worker, Sink&& sink) {
  using Item = typename decltype(source())::value_type;
  if (threads <= 1) {
    auto work = make_worker();
    while (std::optional<Item> item = source()) {
      work(*item);
      sink(std::move(*item));
    }
    return;
  }
  detail::OrderedQueue<Item> queue;
  struct Closer {  // before the threads are joined, whatever happens
    detail::OrderedQueue<Item>& queue;
    ~Closer() { queue.close(); }
  };
  std::vector<std::jthread> workers;
  const Closer closer{queue};
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&queue, &make_worker] { queue.serve(make_worker()); });
  }
  const std::size_t limit = std::size_t{8} * threads;
  while (std::optional<Item> item = source()) {
    queue.push(std::move(*item));
    if (queue.size() >= limit) sink(queue.pop());
  }
  while (queue.size() > 0) sink(queue.pop());
}

}  // namespace renkei::cli

# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Competency questions: what an analyst asks of a store, in SPARQL, and the answers that `renkei
who`, `sql` and `path` give. An answer is a set of rows of strings. Queries say DISTINCT: a store may
ask the union of all graphs and keep doubles."""
import json
import re

PREFIXES = """
PREFIX rk: <https://renkei.example/vocabulary#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <http://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


class Fact:
    """A tie as `renkei who` tells it."""

    def __init__(self, subject, tie, target):
        self.subject, self.predicate, self.object = subject, tie["predicate"], target
        self.statuses, self.years = set(tie["statuses"]), tie.get("stated_years", [])
        self.count, self.best = tie["statements"], tie["best"]

    @property
    def stated(self):
        return bool(self.statuses - {"planned"})


def facts_of(answers):
    """All facts, each once, of the answers of `who` for every entity."""
    facts = {}
    for answer in answers:
        own = answer["entity"]
        for partner in answer["partners"] + answer["units"]:
            for tie in partner["ties"]:
                ends = [own, partner]
                if tie["direction"] == "in" or (tie["direction"] == "both"
                                                and own["id"] > partner["id"]):
                    ends.reverse()
                facts[ends[0]["id"], tie["predicate"], ends[1]["id"]] = Fact(ends[0], tie, ends[1])
    return list(facts.values())


def labelled(facts, wanted=lambda fact: True):
    return {(fact.subject["name"], fact.object["name"]) for fact in facts if wanted(fact)}


def both_ways(rows):
    return rows | {(second, first) for first, second in rows}


def direct(predicate, where="", select="?a ?b"):
    """Pairs that a direct triple ties, by their Japanese labels."""
    return f"""SELECT DISTINCT {select} WHERE {{ ?s rk:{predicate} ?o .
      ?s skos:prefLabel ?a . ?o skos:prefLabel ?b .
      FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") {where} }}"""


def stated(predicate, status, where=""):
    """Pairs of which a statement says so with that status."""
    return f"""SELECT DISTINCT ?a ?b WHERE {{ ?st rdf:predicate rk:{predicate} ; rdf:subject ?s ;
      rdf:object ?o ; rk:status rk:{status} . {where} ?s skos:prefLabel ?a . ?o skos:prefLabel ?b .
      FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }}"""


def mapped(term, kind="", swap=True):
    """Pairs that a triple of another vocabulary ties, by their Japanese labels."""
    subject, target = ("?o", "?s") if swap else ("?s", "?o")
    return f"""SELECT DISTINCT ?a ?b WHERE {{ {subject} {term} {target} . {kind}
      ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }}"""


# The same in SQL over the views of docs/file.md.

FACTS = """(SELECT DISTINCT s.subject, s.subject_name, r.subject_type, s.predicate, s.object,
  s.object_name, r.object_type FROM statements s JOIN relations r USING (relation)
  WHERE s.status <> 'planned')"""


def sql_facts(predicate, kind=None):
    where = f" AND object_type = '{kind}'" if kind else ""
    return f"SELECT subject_name, object_name FROM {FACTS} WHERE predicate = '{predicate}'{where}"


def sql_both_ways(predicate):
    return (sql_facts(predicate) + f" UNION SELECT object_name, subject_name FROM {FACTS} "
            f"WHERE predicate = '{predicate}'")


def sql_stated(predicate, status):
    return (f"SELECT DISTINCT subject_name, object_name FROM statements WHERE predicate = "
            f"'{predicate}' AND status = '{status}'")


def sql_shared(predicate, kind):
    return f"""SELECT a.subject_name, b.subject_name AS other_name, a.object_name FROM {FACTS} a
      JOIN {FACTS} b USING (predicate, object) WHERE a.subject <> b.subject
      AND predicate = '{predicate}' AND a.object_type = '{kind}'"""


def of(predicate, *conditions):
    return lambda facts: labelled(facts, lambda fact: fact.predicate == predicate and all(
        condition(fact) for condition in conditions))


def is_stated(fact):
    return fact.stated


def has(status):
    return lambda fact: status in fact.statuses


def targets(kind):
    return lambda fact: fact.object["type"] == kind


def through_a_document(facts):
    """(body, programme, document): who runs what that rests on which document."""
    return {(one.subject["name"], one.object["name"], two.object["name"])
            for one in facts for two in facts
            if one.predicate == "operates" and two.predicate == "basedOn" and one.stated
            and two.stated and one.object["id"] == two.subject["id"]}


def shared(predicate, kind):
    def answer(facts):
        pairs = [(fact.subject, fact.object) for fact in facts
                 if fact.predicate == predicate and fact.object["type"] == kind and fact.stated]
        return {(a["name"], b["name"], x["name"]) for a, x in pairs for b, y in pairs
                if x["id"] == y["id"] and a["id"] != b["id"]}
    return answer


def statement_counts(facts):
    counts = {}
    for fact in facts:
        counts[fact.predicate] = counts.get(fact.predicate, 0) + fact.count
    return {(predicate, str(count)) for predicate, count in counts.items()}


def neighbours(name):
    def answer(facts):
        return {(fact.predicate, other["name"]) for fact in facts
                for own, other in ((fact.subject, fact.object), (fact.object, fact.subject))
                if own["name"] == name}
    return answer


def two_steps(name):
    def answer(facts):
        pairs = both_ways(of("cooperatesWith", is_stated)(facts))
        return {(c,) for a, b in pairs for d, c in pairs if a == name and d == b and c != name}
    return answer


def best_quotes(facts):
    return {(fact.best["statement"], fact.best["text"]) for fact in facts}


def best_pages(facts):
    return {(fact.best["statement"], fact.best["document"], str(fact.best["page_number"]))
            for fact in facts}


def local(column):
    """An expression: the part of an IRI of ours after its last '/' or '#'."""
    return f'REPLACE(STR({column}), "^.*[/#]", "")'


def named(sparql):
    """The same question of main labels: those in Japanese, and of what has none the English one."""
    for name in set(re.findall(r'LANG\(\?(\w+)\) = "ja"', sparql)):
        label = re.search(rf"skos:prefLabel \?{name}\b", sparql).start()
        sentence = re.split(r"[.{})]\s", sparql[:label])[-1]  # its subject comes first
        thing = re.search(r"\?(\w+)", sentence)[1]
        place = sparql.rindex("FILTER(", 0, sparql.index(f'LANG(?{name}) = "ja"'))
        sparql = (sparql[:place] + f"OPTIONAL {{ ?{thing} skos:prefLabel ?ja_{name} . "
                  f'FILTER(LANG(?ja_{name}) = "ja" ) }} ' + sparql[place:])
        sparql = sparql.replace(f'LANG(?{name}) = "ja"',
                                f'(LANG(?{name}) = "ja" || !BOUND(?ja_{name}))')
    return sparql


class Question:
    """What an analyst asks, in SPARQL and in SQL, and the answer that the facts of `who` give: a
    function of them. `part`: `who` tells one sentence of each relation, so that its answer is among
    the rows."""

    def __init__(self, name, sparql, sql, answer, part=False):
        self.name, self.sparql, self.sql = name, sparql, sql
        self.answer, self.part = answer, part


QUESTIONS = [
    Question("who works with whom", direct("cooperatesWith"), sql_both_ways("cooperatesWith"),
             lambda facts: both_ways(of("cooperatesWith", is_stated)(facts))),
    Question("who plans to work with whom", stated("cooperatesWith", "planned"),
             sql_stated("cooperatesWith", "planned"), of("cooperatesWith", has("planned"))),
    Question("who works with whom in plans alone", """SELECT DISTINCT ?a ?b WHERE {
        ?st rdf:predicate rk:cooperatesWith ; rdf:subject ?s ; rdf:object ?o .
        ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . FILTER(LANG(?a) = "ja" && LANG(?b) = "ja")
        FILTER NOT EXISTS { ?s rk:cooperatesWith ?o } }""",
             """SELECT subject_name, object_name FROM statements WHERE predicate = 'cooperatesWith'
        GROUP BY relation HAVING sum(status <> 'planned') = 0""",
             of("cooperatesWith", lambda fact: not fact.stated)),
    Question("who works through whom", direct("worksThrough"), sql_facts("worksThrough"),
             of("worksThrough", is_stated)),
    Question("who entrusts work to whom", direct("commissions"), sql_facts("commissions"),
             of("commissions", is_stated)),
    Question("which body runs which programme", direct("operates", "?o a rk:Programme ."),
             sql_facts("operates", "Programme"), of("operates", is_stated, targets("Programme"))),
    Question("which body runs which system", mapped("schema:maintainer", "?o a rk:System ."),
             sql_facts("operates", "System"), of("operates", is_stated, targets("System"))),
    Question("who runs which programme under which document", """SELECT DISTINCT ?a ?b ?c WHERE {
        ?s rk:operates ?p . ?p rk:basedOn ?d . ?s skos:prefLabel ?a . ?p skos:prefLabel ?b .
        ?d skos:prefLabel ?c . FILTER(LANG(?a) = "ja" && LANG(?b) = "ja" && LANG(?c) = "ja") }""",
             f"""SELECT a.subject_name, a.object_name, b.object_name AS document FROM {FACTS} a
        JOIN {FACTS} b ON a.object = b.subject
        WHERE a.predicate = 'operates' AND b.predicate = 'basedOn'""", through_a_document),
    Question("who publishes which document", mapped("dcterms:publisher", "?o a rk:Document ."),
             sql_facts("publishes", "Document"), of("publishes", is_stated, targets("Document"))),
    Question("which documents are to be published", stated("publishes", "planned"),
             sql_stated("publishes", "planned"), of("publishes", has("planned"))),
    Question("who takes part in which forum", mapped("org:memberOf", swap=False),
             sql_facts("participatesIn", "Forum"), of("participatesIn", is_stated,
                                                      targets("Forum"))),
    Question("who sits in a forum with whom", """SELECT DISTINCT ?a ?b ?c WHERE {
        ?s rk:participatesIn ?f . ?t rk:participatesIn ?f . ?f a rk:Forum ; skos:prefLabel ?c .
        ?s skos:prefLabel ?a . ?t skos:prefLabel ?b . FILTER(?s != ?t && LANG(?a) = "ja" &&
        LANG(?b) = "ja" && LANG(?c) = "ja") }""", sql_shared("participatesIn", "Forum"),
             shared("participatesIn", "Forum")),
    Question("who publishes a document together with whom", """SELECT DISTINCT ?a ?b ?c WHERE {
        ?s rk:publishes ?d . ?t rk:publishes ?d . ?d a rk:Document ; skos:prefLabel ?c .
        ?s skos:prefLabel ?a . ?t skos:prefLabel ?b . FILTER(?s != ?t && LANG(?a) = "ja" &&
        LANG(?b) = "ja" && LANG(?c) = "ja") }""", sql_shared("publishes", "Document"),
             shared("publishes", "Document")),
    Question("who holds which meeting", direct("organizes"), sql_facts("organizes"),
             of("organizes", is_stated)),
    Question("which unit is part of which body", mapped("org:subOrganizationOf", swap=False),
             f"""SELECT subject_name, object_name FROM {FACTS} WHERE predicate = 'partOf'
        AND object_type IN ('GovernmentBody', 'Organization', 'Forum')
        AND subject_type IN ('GovernmentBody', 'Organization', 'Forum')""",
             of("partOf", is_stated)),
    Question("who gives what kind of actor something", direct("providesTo", "?o a rk:Group ."),
             sql_facts("providesTo", "Group"), of("providesTo", is_stated, targets("Group"))),
    Question("what was planned and done", """SELECT DISTINCT ?p ?a ?b WHERE {
        ?one rdf:subject ?s ; rdf:predicate ?pp ; rdf:object ?o ; rk:status rk:planned .
        ?two rdf:subject ?s ; rdf:predicate ?pp ; rdf:object ?o ; rk:status rk:done .
        ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . BIND(%s AS ?p)
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""" % local("?pp"),
             """SELECT predicate, subject_name, object_name FROM statements GROUP BY relation
        HAVING sum(status = 'planned') > 0 AND sum(status = 'done') > 0""",
             lambda facts: {(fact.predicate, fact.subject["name"], fact.object["name"])
                            for fact in facts if {"planned", "done"} <= fact.statuses}),
    Question("what was done or planned for fiscal year 2024", """SELECT DISTINCT ?p ?a ?b WHERE {
        ?st rdf:subject ?s ; rdf:predicate ?pp ; rdf:object ?o ; rk:fiscalYear "2024"^^xsd:gYear .
        ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . BIND(%s AS ?p)
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""" % local("?pp"),
             """SELECT DISTINCT predicate, subject_name, object_name FROM statements
        WHERE fiscal_year = 2024""",
             lambda facts: {(fact.predicate, fact.subject["name"], fact.object["name"])
                            for fact in facts if 2024 in fact.years}),
    Question("how many statements state each predicate", """SELECT ?p (COUNT(DISTINCT ?st) AS ?n)
        WHERE { ?st a rk:Statement ; rdf:predicate ?pp . BIND(%s AS ?p) } GROUP BY ?p"""
             % local("?pp"), "SELECT predicate, count(*) AS n FROM statements GROUP BY predicate",
             statement_counts),
    Question("everything about one ministry", """SELECT DISTINCT ?p ?b WHERE {
        ?own skos:prefLabel "厚生労働省"@ja .
        { ?st rdf:subject ?own ; rdf:object ?o } UNION { ?st rdf:object ?own ; rdf:subject ?o }
        ?st rdf:predicate ?pp . ?o skos:prefLabel ?b . BIND(%s AS ?p)
        FILTER(LANG(?b) = "ja") }""" % local("?pp"),
             """SELECT predicate, object_name AS name FROM relations
        WHERE subject_name = '厚生労働省' UNION SELECT predicate, subject_name FROM relations
        WHERE object_name = '厚生労働省'""", neighbours("厚生労働省")),
    Question("who is two steps from one ministry", """SELECT DISTINCT ?b WHERE {
        ?own skos:prefLabel "厚生労働省"@ja ; rk:cooperatesWith ?x . ?x rk:cooperatesWith ?o .
        ?o skos:prefLabel ?b . FILTER(?o != ?own && LANG(?b) = "ja") }""",
             f"""WITH pairs(a, b) AS ({sql_both_ways("cooperatesWith")})
        SELECT DISTINCT two.b FROM pairs one JOIN pairs two ON one.b = two.a
        WHERE one.a = '厚生労働省' AND two.b <> '厚生労働省'""", two_steps("厚生労働省")),
    Question("which sentence is a statement's evidence", """SELECT DISTINCT ?id ?quote WHERE {
        ?st a rk:Statement ; oa:hasTarget ?e . ?e oa:hasSelector ?sel . ?sel oa:exact ?quote .
        BIND(%s AS ?id) }""" % local("?st"), "SELECT statement, text FROM evidence",
             best_quotes, part=True),
    Question("which page does a statement stand on", """SELECT DISTINCT ?id ?name ?page WHERE {
        ?st a rk:Statement ; prov:wasQuotedFrom ?d ; oa:hasTarget ?e . ?d rk:fileName ?name .
        ?e rk:page ?page . BIND(%s AS ?id) }""" % local("?st"),
             "SELECT statement, document_name, page_number FROM evidence", best_pages, part=True),
]


class PathQuestion:
    """What lies between two entities: the SPARQL rows are the ways of so many steps from one to the
    other, each a row of the names passed. `options` are those of `renkei path`."""

    TIE = ("{{ ?{0} rdf:subject {1} ; rdf:object {2} }} UNION {{ ?{0} rdf:object {1} ; "
           "rdf:subject {2} }}")

    def __init__(self, name, ends, steps, where="", options=()):
        self.name, self.ends, self.steps, self.options = name, ends, steps, options
        places = ["?first", *(f"?m{i}" for i in range(1, steps)), "?last"]
        passed = [f"?n{i}" for i in range(1, steps)]
        ties = " ".join("{ " + self.TIE.format(f"st{i}", places[i], places[i + 1]) + " }"
                        for i in range(steps))
        labels = " ".join(f'?m{i} skos:prefLabel ?n{i} . FILTER(LANG(?n{i}) = "ja")'
                          for i in range(1, steps))
        different = " ".join(f"FILTER({a} != {b})" for i, a in enumerate(places)
                             for b in places[i + 1:])
        self.sparql = f"""SELECT DISTINCT {" ".join(passed)} WHERE {{
          ?first skos:prefLabel "{ends[0]}"@ja . ?last skos:prefLabel "{ends[1]}"@ja .
          {ties} {labels} {where} {different} }}"""

    def answer(self, program):
        """The rows by `renkei path`, which tells ways from the shortest to the longest."""
        told = program("path", program.graph, *self.ends, "--format", "json", "--limit",
                       "500", "--through", "Group", "--through", "Place", *self.options)
        ways = [path["steps"] for path in json.loads(told.stdout)["paths"]]
        lengths = [len(way) for way in ways]
        if lengths != sorted(lengths) or lengths[-1] <= self.steps and len(ways) == 500:
            raise SystemExit(f"{self.name}: renkei path tells ways of {lengths} steps")
        return {tuple(step["to"] for step in way[:-1]) for way in ways if len(way) == self.steps}


def each_step(steps, what):
    return " ".join(f"?st{i} {what} ." for i in range(steps))


ISMAP_BASIS = "政府情報システムにおけるクラウドサービスのセキュリティ評価制度の基本的枠組みについて"

PATH_QUESTIONS = [
    PathQuestion("what ties two ministries", ("厚生労働省", "経済産業省"), 2),
    PathQuestion("through which programme does an agency follow a document",
                 ("デジタル庁", ISMAP_BASIS), 2, "?m1 a rk:Programme .", ("--type", "Programme")),
    PathQuestion("what ties two agencies by three steps",
                 ("医薬品医療機器総合機構", "情報処理推進機構"), 3),
    PathQuestion("how far does cooperation reach", ("医薬品医療機器総合機構", "情報処理推進機構"), 3,
                 each_step(3, "rdf:predicate rk:cooperatesWith"), ("--predicate", "cooperatesWith")),
    PathQuestion("what is planned between two", ("厚生労働省", "経済産業省"), 2,
                 each_step(2, "rk:status rk:planned"), ("--status", "planned")),
]


def rows_as_strings(bindings, variables):
    return {tuple(binding[name]["value"] for name in variables) for binding in bindings}


def compare(where, found, expected, name, part=False):
    """Ends with a message unless the rows found are those expected, or hold them (`part`)."""
    wrong = expected - found if part else found ^ expected
    if wrong:
        raise SystemExit(f"{where}: {name}: {len(found)} rows, expected {len(expected)}; they "
                         f"differ in {sorted(wrong)[:4]}")
    return len(found)

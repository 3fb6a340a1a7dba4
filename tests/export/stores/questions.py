# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""Competency questions: what an analyst asks of a store, in SPARQL, and the answer that
`renkei who` gives. Each question is (name, query, answer of facts), an answer a set of rows of
strings. Queries say DISTINCT: a store may ask the union of all graphs and keep doubles."""

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
        self.statuses, self.years = set(tie["statuses"]), tie.get("fiscal_years", [])
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


def of(predicate, *conditions):
    return lambda facts: labelled(facts, lambda fact: fact.predicate == predicate and all(
        condition(fact) for condition in conditions))


def is_stated(fact):
    return fact.stated


def has(status):
    return lambda fact: status in fact.statuses


def year(number):
    return lambda fact: number in fact.years


def through_a_document(facts):
    """(body, programme, document): who runs what that rests on which document."""
    return {(one.subject["name"], one.object["name"], two.object["name"])
            for one in facts for two in facts
            if one.predicate == "operates" and two.predicate == "basedOn" and one.stated
            and two.stated and one.object["id"] == two.subject["id"]}


def shared(predicate, types):
    def answer(facts):
        pairs = [(fact.subject, fact.object) for fact in facts
                 if fact.predicate == predicate and fact.object["type"] in types and fact.stated]
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


def local(column):
    """An expression: the part of an IRI of ours after its last '/' or '#'."""
    return f'REPLACE(STR({column}), "^.*[/#]", "")'


QUESTIONS = [
    ("who works with whom", direct("cooperatesWith"),
     lambda facts: both_ways(of("cooperatesWith", is_stated)(facts))),
    ("who plans to work with whom", stated("cooperatesWith", "planned"),
     of("cooperatesWith", has("planned"))),
    ("who works with whom in plans alone", f"""SELECT DISTINCT ?a ?b WHERE {{
        ?st rdf:predicate rk:cooperatesWith ; rdf:subject ?s ; rdf:object ?o .
        ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . FILTER(LANG(?a) = "ja" && LANG(?b) = "ja")
        FILTER NOT EXISTS {{ ?s rk:cooperatesWith ?o }} }}""",
     of("cooperatesWith", lambda fact: not fact.stated)),
    ("who works through whom", direct("worksThrough"), of("worksThrough", is_stated)),
    ("who entrusts work to whom", direct("commissions"), of("commissions", is_stated)),
    ("which body runs which programme", direct("operates", "?o a rk:Programme ."),
     of("operates", is_stated, lambda fact: fact.object["type"] == "Programme")),
    ("which body runs which system", """SELECT DISTINCT ?a ?b WHERE { ?o a rk:System ;
        schema:maintainer ?s ; skos:prefLabel ?b . ?s skos:prefLabel ?a .
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""",
     of("operates", is_stated, lambda fact: fact.object["type"] == "System")),
    ("who runs which programme under which document", """SELECT DISTINCT ?a ?b ?c WHERE {
        ?s rk:operates ?p . ?p rk:basedOn ?d . ?s skos:prefLabel ?a . ?p skos:prefLabel ?b .
        ?d skos:prefLabel ?c . FILTER(LANG(?a) = "ja" && LANG(?b) = "ja" && LANG(?c) = "ja") }""",
     through_a_document),
    ("who publishes which document", """SELECT DISTINCT ?a ?b WHERE { ?o a rk:Document ;
        dcterms:publisher ?s ; skos:prefLabel ?b . ?s skos:prefLabel ?a .
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""",
     of("publishes", is_stated, lambda fact: fact.object["type"] == "Document")),
    ("which documents are to be published", stated("publishes", "planned"),
     of("publishes", has("planned"))),
    ("who takes part in which forum", """SELECT DISTINCT ?a ?b WHERE { ?s org:memberOf ?o ;
        skos:prefLabel ?a . ?o skos:prefLabel ?b .
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""",
     of("participatesIn", is_stated, lambda fact: fact.object["type"] == "Forum")),
    ("who sits in a forum with whom", """SELECT DISTINCT ?a ?b ?c WHERE { ?s rk:participatesIn ?f .
        ?t rk:participatesIn ?f . ?f a rk:Forum ; skos:prefLabel ?c . ?s skos:prefLabel ?a .
        ?t skos:prefLabel ?b . FILTER(?s != ?t && LANG(?a) = "ja" && LANG(?b) = "ja" &&
        LANG(?c) = "ja") }""", shared("participatesIn", {"Forum"})),
    ("who publishes a document together with whom", """SELECT DISTINCT ?a ?b ?c WHERE {
        ?s rk:publishes ?d . ?t rk:publishes ?d . ?d a rk:Document ; skos:prefLabel ?c .
        ?s skos:prefLabel ?a . ?t skos:prefLabel ?b . FILTER(?s != ?t && LANG(?a) = "ja" &&
        LANG(?b) = "ja" && LANG(?c) = "ja") }""", shared("publishes", {"Document"})),
    ("who holds which meeting", direct("organizes"), of("organizes", is_stated)),
    ("which unit is part of which body", """SELECT DISTINCT ?a ?b WHERE {
        ?s org:subOrganizationOf ?o ; skos:prefLabel ?a . ?o skos:prefLabel ?b .
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""", of("partOf", is_stated)),
    ("who gives what kind of actor something", direct("providesTo", "?o a rk:Group ."),
     of("providesTo", is_stated, lambda fact: fact.object["type"] == "Group")),
    ("what was planned and done", """SELECT DISTINCT ?p ?a ?b WHERE {
        ?one rdf:subject ?s ; rdf:predicate ?pp ; rdf:object ?o ; rk:status rk:planned .
        ?two rdf:subject ?s ; rdf:predicate ?pp ; rdf:object ?o ; rk:status rk:done .
        ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . BIND(%s AS ?p)
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""" % local("?pp"),
     lambda facts: {(fact.predicate, fact.subject["name"], fact.object["name"]) for fact in facts
                    if {"planned", "done"} <= fact.statuses}),
    ("what was done or planned for fiscal year 2024", """SELECT DISTINCT ?p ?a ?b WHERE {
        ?st rdf:subject ?s ; rdf:predicate ?pp ; rdf:object ?o ; rk:fiscalYear "2024"^^xsd:gYear .
        ?s skos:prefLabel ?a . ?o skos:prefLabel ?b . BIND(%s AS ?p)
        FILTER(LANG(?a) = "ja" && LANG(?b) = "ja") }""" % local("?pp"),
     lambda facts: {(fact.predicate, fact.subject["name"], fact.object["name"]) for fact in facts
                    if 2024 in fact.years}),
    ("how many statements state each predicate", """SELECT ?p (COUNT(DISTINCT ?st) AS ?n) WHERE {
        ?st a rk:Statement ; rdf:predicate ?pp . BIND(%s AS ?p) } GROUP BY ?p""" % local("?pp"),
     statement_counts),
    ("everything about one ministry", """SELECT DISTINCT ?p ?b WHERE {
        ?own skos:prefLabel "厚生労働省"@ja .
        { ?st rdf:subject ?own ; rdf:object ?o } UNION { ?st rdf:object ?own ; rdf:subject ?o }
        ?st rdf:predicate ?pp . ?o skos:prefLabel ?b . BIND(%s AS ?p)
        FILTER(LANG(?b) = "ja") }""" % local("?pp"), neighbours("厚生労働省")),
    ("who is two steps from one ministry", """SELECT DISTINCT ?b WHERE {
        ?own skos:prefLabel "厚生労働省"@ja ; rk:cooperatesWith ?x . ?x rk:cooperatesWith ?o .
        ?o skos:prefLabel ?b . FILTER(?o != ?own && LANG(?b) = "ja") }""",
     two_steps("厚生労働省")),
    ("which sentence is a statement's evidence", """SELECT DISTINCT ?id ?quote WHERE {
        ?st a rk:Statement ; oa:hasTarget ?e . ?e oa:hasSelector ?sel . ?sel oa:exact ?quote .
        BIND(%s AS ?id) }""" % local("?st"), None),
    ("which page does a statement stand on", """SELECT DISTINCT ?id ?name ?page WHERE {
        ?st a rk:Statement ; prov:wasQuotedFrom ?d ; oa:hasTarget ?e . ?d rk:fileName ?name .
        ?e rk:page ?page . BIND(%s AS ?id) }""" % local("?st"), None),
]


def rows_as_strings(bindings, variables):
    return {tuple(binding[name]["value"] for name in variables) for binding in bindings}


def compare(where, found, facts, question):
    """Ends with a message unless the rows found are the answer. The last two questions ask for all
    statements, `who` tells the best one of each relation: those must be among the rows."""
    name, _, answer = question
    if answer is not None:
        expected = answer(facts)
        wrong = found ^ expected
    elif "evidence" in name:
        expected, wrong = best_quotes(facts), best_quotes(facts) - found
    else:
        expected = {(fact.best["statement"], fact.best["document"], str(fact.best["page_number"]))
                    for fact in facts}
        wrong = expected - found
    if wrong:
        raise SystemExit(f"{where}: {name}: {len(found)} rows, expected {len(expected)}; they "
                         f"differ in {sorted(wrong)[:4]}")
    return len(found)

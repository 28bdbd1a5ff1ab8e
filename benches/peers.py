#!/usr/bin/env python3
"""Peers in Python: pyahocorasick, spaCy's PhraseMatcher, Presidio. `benches/compare` runs it.

    peers.py FOLDER [--json FILE]      FOLDER: what `bayan-bench export FOLDER` wrote

They do not fold as Bayan does, so they are given posts that are folded already, and words that stand a space apart where
they cut words otherwise: an easier job. Equal hits are asserted before any speed counts. What is not installed is said,
and left out:

    pip install pyahocorasick spacy presidio-analyzer
"""

import json
import statistics
import sys
import time
from pathlib import Path

ROUNDS = 3
SECONDS = 1.0


def main():
    folder, *rest = sys.argv[1:]
    told = {}
    for count in (50, 1_000, 10_000):
        case = json.loads((Path(folder) / f"{count}.json").read_text())
        for name, make in PEERS.items():
            told.setdefault(name, {})[str(count)] = measured(name, make, case, count)
    if rest[:1] == ["--json"]:
        path = Path(rest[1])
        whole = json.loads(path.read_text()) if path.exists() else {}
        whole["python"] = told
        path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")


def measured(name, make, case, count):
    try:
        find, agrees = make(case["terms"])
    except ImportError as why:
        print(f"{name}: NOT MEASURED, {why}: pip install pyahocorasick spacy presidio-analyzer")
        return {"missing": str(why)}
    if isinstance(agrees, str):
        print(f"{name} at {count:,} terms: NOT MEASURED, {agrees}")
        return {"missing": agrees}
    for post, words, anywhere in zip(case["posts"][:200], case["words"], case["anywhere"]):
        agrees(post, find(post), words, anywhere)
    speed = statistics.median(posts_per_second(find, case["posts"]) for _ in range(ROUNDS))
    ratio = case["bayan_posts_per_s"] / speed
    print(f"{name} at {count:,} terms: {speed:,.0f} posts/s, Bayan {ratio:,.1f} times as fast")
    return {"posts_per_s": speed, "bayan_times": ratio}


def posts_per_second(find, posts):
    done, started = 0, time.thread_time()
    for post in posts:
        find(post)
        done += 1
        if time.thread_time() - started > SECONDS:
            break
    return done / (time.thread_time() - started)


def pyahocorasick(terms):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, (len(term), number))
    automaton.make_automaton()

    def find(post):
        return [[end + 1 - length, end + 1, number] for end, (length, number) in automaton.iter(post)]

    def agrees(post, found, words, anywhere):
        assert sorted(found) == anywhere, post

    return find, agrees


def phrase_matcher(terms):
    import spacy
    from spacy.matcher import PhraseMatcher

    pipeline = spacy.blank("xx")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    for number, term in enumerate(terms):
        matcher.add(str(number), [pipeline.make_doc(term)])

    def find(post):
        document = pipeline.make_doc(post)
        spans = [(document[start:end], name) for name, start, end in matcher(document)]
        return [[span.start_char, span.end_char, int(pipeline.vocab.strings[name])] for span, name in spans]

    def agrees(post, found, words, anywhere):
        if is_plain(post):
            assert sorted(found) == words, post

    return find, agrees


def presidio(terms):
    if len(terms) > 1_000:
        return None, "a post takes longer than patience lasts"
    from presidio_analyzer import PatternRecognizer

    recognizer = PatternRecognizer(supported_entity="LISTED", deny_list=terms, supported_language="xx")

    def find(post):
        return [[hit.start, hit.end] for hit in recognizer.analyze(post, ["LISTED"])]

    def agrees(post, found, words, anywhere):
        # One alternation of all terms: it gives no overlaps, and of terms that begin alike the one that it tries first.
        if is_plain(post):
            assert bool(found) == bool(words), post

    return find, agrees


def is_plain(post):
    """Whether every sign stands beside a space: elsewhere each cuts words its own way."""
    import unicodedata

    trimmed = (word.strip(signs(word)) for word in post.split())
    plain = all(all(unicodedata.category(letter)[0] in "LN" for letter in word) for word in trimmed)
    return plain and not any(letter.isdigit() for letter in post)


def signs(word):
    return "".join(letter for letter in word if not letter.isalnum())


PEERS = {
    "pyahocorasick": pyahocorasick,
    "spaCy PhraseMatcher": phrase_matcher,
    "Presidio PatternRecognizer": presidio,
}

if __name__ == "__main__":
    main()

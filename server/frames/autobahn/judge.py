"""Judges what the Autobahn suite found.

Usage: judge.py INDEX EXPECTED [--some] DOCUMENT

Every case that is not OK must stand in EXPECTED (case, behaviour, reason), and everything that stands there must have
happened; closes must be right too. With --some only a part was run: nothing is missed and the document stays as it is. Else
the table between the two marks of DOCUMENT is written anew. Runs under Python 2 and 3, because the suite brings 2.
"""

from __future__ import print_function

import io
import json
import sys

CASES = 246  # 1.1.1 to 7.13.2: fewer mean that the suite stopped early
GROUPS = ["framing", "pings and pongs", "reserved bits", "opcodes", "fragmentation", "UTF-8", "closing"]
GOOD_CLOSES = ("OK", "INFORMATIONAL")
BEGIN, END = u"<!-- results: made by make autobahn -->", u"<!-- /results -->"


def read(path):
    with io.open(path, encoding="utf-8") as file:
        return file.read()


def expectations(path):
    lines = [line.split(u"\t") for line in read(path).splitlines() if line and not line.startswith(u"#")]
    return {case: (behaviour, reason) for case, behaviour, reason in lines}


def order(case):
    return [int(part) for part in case.split(".")]


def faults(results, expected, complete):
    found = []
    for case in sorted(results, key=order):
        behaviour, close = results[case]["behavior"], results[case]["behaviorClose"]
        wanted = expected.get(case, ("OK", ""))[0]
        if behaviour != wanted:
            found.append("%s is %s, expected %s" % (case, behaviour, wanted))
        if close not in GOOD_CLOSES:
            found.append("%s closes %s (%s)" % (case, close, results[case]["remoteCloseCode"]))
    if complete:
        found += ["%s is expected to be %s and was not run" % (case, expected[case][0])
                  for case in expected if case not in results]
        if len(results) != CASES:
            found.append("%d cases were run, there are %d" % (len(results), CASES))
    return found


def table(results, expected):
    lines = [u"| cases | OK | non-strict | informational | failed | closes right |", u"|---|---|---|---|---|---|"]
    groups = [(u"%d %s" % (n, name), [r for c, r in results.items() if order(c)[0] == n])
              for n, name in enumerate(GROUPS, 1)]
    for name, cases in groups + [(u"**all**", list(results.values()))]:
        count = lambda what: sum(case["behavior"] == what for case in cases)
        known = [count(what) for what in ("OK", "NON-STRICT", "INFORMATIONAL")]
        closes = sum(case["behaviorClose"] in GOOD_CLOSES for case in cases)
        row = [name] + known + [len(cases) - sum(known), u"%d of %d" % (closes, len(cases))]
        lines.append(u"| " + u" | ".join(u"%s" % cell for cell in row) + u" |")
    lines += [u"", u"| case | result | why |", u"|---|---|---|"]
    lines += [u"| %s | %s | %s |" % ((case,) + expected[case]) for case in sorted(expected, key=order)]
    return u"\n".join(lines)


def main(index, expected_path, document, complete):
    (results,) = json.loads(read(index)).values()
    expected = expectations(expected_path)
    found = faults(results, expected, complete)
    print("%d cases, %d OK" % (len(results), sum(r["behavior"] == "OK" for r in results.values())))
    for fault in found:
        print("  " + fault)
    if complete and not found:
        before, rest = read(document).split(BEGIN)
        after = rest.split(END)[1]
        with io.open(document, "w", encoding="utf-8") as file:
            file.write(before + BEGIN + u"\n" + table(results, expected) + u"\n" + END + after)
    return 1 if found else 0


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--some"]
    sys.exit(main(*arguments, complete="--some" not in sys.argv))

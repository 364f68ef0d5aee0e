// Plural rules as translators' files state them: the forms of several families of languages, and
// what is no rule.

import Languages
import Testing

private let polish =
  "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
private let russian =
  "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) "
  + "? 1 : 2);"
private let arabic =
  "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 "
  + ": 5);"

@Suite struct PluralRuleTests {
  @Test(arguments: [
    ("nplurals=2; plural=(n != 1);", [1, 0, 1, 1, 1, 1]),
    ("nplurals=2; plural=n>1;", [0, 0, 1, 1, 1, 1]),
    ("nplurals=1; plural=0;", [0, 0, 0, 0, 0, 0]),
  ])
  func theFormsOfZeroToTwentyOne(rule: String, expected: [Int]) throws {
    let rule = try #require(PluralRule(parsing: rule))
    #expect([0, 1, 2, 5, 11, 21].map(rule.form) == expected)
  }

  @Test func polishHasThreeForms() throws {
    let rule = try #require(PluralRule(parsing: polish))
    #expect(rule.count == 3)
    let forms = [0, 1, 2, 4, 5, 11, 12, 14, 15, 21, 22, 25, 101, 102, 112, 122].map(rule.form)
    #expect(forms == [2, 0, 1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 1, 2, 1])
  }

  @Test func russianHasThreeOthers() throws {
    let rule = try #require(PluralRule(parsing: russian))
    let forms = [0, 1, 2, 5, 11, 12, 21, 22, 25, 101, 111, 121].map(rule.form)
    #expect(forms == [2, 0, 1, 2, 2, 2, 0, 1, 2, 0, 2, 0])
  }

  @Test func arabicHasSix() throws {
    let rule = try #require(PluralRule(parsing: arabic))
    #expect(
      [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(rule.form) == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3])
  }

  /// Translators' files break the line anywhere, and C allows every blank.
  @Test func blanksDoNotMatter() throws {
    let rule = try #require(PluralRule(parsing: " nplurals = 2 ;\n plural = ( n  !=\t1 ) ; "))
    #expect([1, 2].map(rule.form) == [0, 1])
  }

  @Test(arguments: [
    "", "nplurals=2;", "plural=n;", "nplurals=0; plural=0;", "nplurals=7; plural=0;",
    "nplurals=2; plural=(n != 1;", "nplurals=2; plural=m;", "nplurals=2; plural=n!=1 1;",
    "nplurals=2; plural=n ? 1;", "nplurals=2; plural=exit(1);",
    "nplurals=2; plural=99999999999999999999;",
  ])
  func whatIsNoRuleIsNone(text: String) { #expect(PluralRule(parsing: text) == nil) }

  @Test func aHostileRuleEndsAndStaysWithinItsForms() throws {
    let open = String(repeating: "(", count: 100_000)
    #expect(PluralRule(parsing: "nplurals=2; plural=\(open)") == nil)
    #expect(
      PluralRule(parsing: "nplurals=2; plural=\(String(repeating: "!", count: 100_000))n") == nil)
    let division = try #require(PluralRule(parsing: "nplurals=2; plural=n/0 + n%0 + 7;"))
    #expect(division.form(of: 3) == 0, "seven is no form")
    #expect(try #require(PluralRule(parsing: "nplurals=2; plural=0-1;")).form(of: .min) == 0)
  }
}

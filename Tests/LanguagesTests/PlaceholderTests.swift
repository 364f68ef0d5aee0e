// Named placeholders, which a translation may put in any order.

import Languages
import Testing

@Suite struct PlaceholderTests {
  @Test func namesAreFilledWhereverTheyStand() {
    let values = ["b": "two", "a": "one"]
    #expect(Placeholders.filled("{b} and {a}, {a}", values) == "two and one, one")
    #expect(Placeholders.filled("{c}", values) == "{c}")
    #expect(Placeholders.filled("{a", values) == "{a")
    #expect(Placeholders.filled("}{a}{", values) == "}one{")
  }

  /// A value is not looked through: an exercise may be called “{a}”.
  @Test func valuesAreTakenAsTheyAre() {
    #expect(Placeholders.filled("{b}", ["b": "{a}", "a": "one"]) == "{a}")
  }

  @Test func choicesOfSidesAreNone() {
    #expect(Placeholders.names(in: "{Left|Right|One} leg, {count}") == ["count"])
    #expect(Placeholders.filled("{left|right} {count}", ["count": "2"]) == "{left|right} 2")
  }
}

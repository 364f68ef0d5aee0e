// Lengths of time: what is read as one, and that what the program writes it also reads.

import Testing

@testable import Lengths

@Suite struct LengthTextTests {
  @Test(arguments: [
    ("20s", 20_000), ("1m30s", 90_000), ("500ms", 500), ("2h", 7_200_000), ("1s500ms", 1500),
    ("1h1m1s1ms", 3_661_001), ("90m", 5_400_000), ("0s", 0), ("007s", 7000), ("1h1ms", 3_600_001),
    ("999999999h", 3_599_999_996_400_000),
  ])
  func aLengthIsReadAsWritten(text: String, milliseconds: Int64) {
    #expect(LengthText.milliseconds(text, in: .files) == milliseconds)
    #expect(LengthText.milliseconds(text, in: .commands) == milliseconds)
  }

  private static let none = [
    "", "20", "s", "m30s", "1m30", "1s1s", "30s1m", "1ms1s", "-1s", "+1s", "1.5s", "1,5s", " 1s",
    "1s ", "1 s", "1S", "1min", "9999999999s", "٣s", "1ｓ", "1s\n",
  ]

  @Test(arguments: none)
  func anythingElseIsNone(text: String) {
    #expect(LengthText.milliseconds(text, in: .files) == nil)
    #expect(LengthText.milliseconds(text, in: .commands) == nil)
    #expect(LengthText.milliseconds(text, in: .elapsed) == nil)
  }

  @Test(arguments: [
    ("2d", 172_800_000), ("1w", 604_800_000), ("1w2d3h", 788_400_000), ("1d1ms", 86_400_001),
    ("999999999w", 604_799_999_395_200_000),
  ])
  func daysAndWeeksAreForTheCommandLine(text: String, milliseconds: Int64) {
    #expect(LengthText.milliseconds(text, in: .commands) == milliseconds)
    #expect(LengthText.milliseconds(text, in: .files) == nil)
  }

  @Test(arguments: ["1d1w", "1h1d", "1w1w"])
  func theyComeFirstAndOnceToo(text: String) {
    #expect(LengthText.milliseconds(text, in: .commands) == nil)
  }

  @Test(arguments: ["1ms", "1s1ms", "1d"])
  func whatElapsedIsInWholeSeconds(text: String) {
    #expect(LengthText.milliseconds(text, in: .elapsed) == nil)
  }

  @Test(
    arguments: [
      (0, .files, "0s"), (1, .files, "1ms"), (1500, .files, "1500ms"),
      (1500, .routines, "1500ms"), (1500, .elapsed, "1s"),
      (9999, .commands, "9999ms"), (21_500, .files, "21s500ms"), (90_500, .files, "1m30s500ms"),
      (5_400_000, .files, "1h30m"), (604_800_000, .files, "168h"), (3_600_001, .files, "1h1ms"),
      (0, .routines, "0s"), (5_400_000, .routines, "90m"), (3_661_001, .routines, "61m1s1ms"),
      (9_000_000, .elapsed, "2h30m"), (3000, .elapsed, "3s"), (999, .elapsed, "0s"),
      (93_661_999, .elapsed, "26h1m1s"), (788_400_000, .commands, "1w2d3h"), (-1, .files, "0s"),
    ] as [(Int64, LengthUnits, String)])
  func aLengthIsWrittenInItsUnits(milliseconds: Int64, units: LengthUnits, text: String) {
    #expect(LengthText.written(milliseconds: milliseconds, in: units) == text)
  }

  @Test(arguments: [0, 1, 999, 1500, 59_999, 60_000, 90_500, 3_600_000, 604_800_000] as [Int64])
  func whatIsWrittenIsReadAsTheSame(milliseconds: Int64) {
    for units in [LengthUnits.files, .routines, .commands] {
      let text = LengthText.written(milliseconds: milliseconds, in: units)
      #expect(LengthText.milliseconds(text, in: units) == milliseconds)
    }
  }
}

// Lengths of time: what is read as one, and that what the program writes it also reads.

import Routines
import Testing

@testable import ConfigFiles

@Suite struct DurationTextTests {
  @Test(arguments: [
    ("20s", 20_000), ("1m30s", 90_000), ("500ms", 500), ("2h", 7_200_000), ("1s500ms", 1500),
    ("1h1m1s1ms", 3_661_001), ("90m", 5_400_000), ("0s", 0), ("007s", 7000), ("1h1ms", 3_600_001),
    ("999999999h", 3_599_999_996_400_000),
  ])
  func aLengthIsReadAsWritten(text: String, milliseconds: Int64) {
    #expect(DurationText.parse(text)?.count == milliseconds)
  }

  @Test(arguments: [
    "", "20", "s", "m30s", "1m30", "1s1s", "30s1m", "1ms1s", "-1s", "+1s", "1.5s", "1,5s", " 1s",
    "1s ", "1 s", "1S", "1min", "1d", "9999999999s", "٣s", "1ｓ", "1s\n",
  ])
  func anythingElseIsNone(text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test(arguments: [0, 1, 999, 1000, 59_999, 60_000, 90_500, 3_600_000, 604_800_000])
  func whatIsWrittenIsReadAsTheSame(milliseconds: Int64) {
    let length = Milliseconds(milliseconds)
    #expect(DurationText.parse(length.description) == length)
  }
}

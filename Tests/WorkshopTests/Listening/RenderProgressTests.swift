// How a rendering's progress is shown: a bar of the terminal's width, or a line at each quarter.

import Testing

@testable import Listening

/// Everything that is written while so many frames are done, in steps.
private func shown(_ form: RenderProgress.Form, total: Int64, step: Int64) -> [String] {
  var progress = RenderProgress(form, total: total)
  let texts = stride(from: 0, through: total, by: Int(step)).compactMap {
    progress.text(done: Int64($0))
  }
  return texts + [progress.end].compactMap { $0 }
}

@Suite struct RenderProgressTests {
  @Test func sentencesComeAtEachQuarter() {
    #expect(
      shown(.lines, total: 1000, step: 10) == ["25 per cent\n", "50 per cent\n", "75 per cent\n"])
    // A piece that is larger than a quarter leaves some out.
    #expect(shown(.lines, total: 1000, step: 600) == ["50 per cent\n"])
    #expect(shown(.none, total: 1000, step: 10) == [])
  }

  @Test(arguments: [16, 20, 80, 211])
  func aBarIsOneColumnLessThanTheTerminalAndIsTakenAway(width: Int) {
    let texts = shown(.bar(width: width), total: 48_000, step: 480)
    #expect(texts.count == 102)
    #expect(texts.dropLast().allSatisfy { $0.hasPrefix("\r[") && $0.count == width })
    #expect(texts[0].hasSuffix("]   0 %") && !texts[0].contains("#"))
    #expect(texts[100].hasSuffix("#] 100 %"))
    #expect(texts.last == "\r\u{1B}[K")
  }

  @Test func aNumberIsDrawnOnce() {
    #expect(shown(.bar(width: 40), total: 1_000_000, step: 100).count == 102)
  }

  @Test func aTerminalThatIsTooNarrowGetsLines() {
    #expect(RenderProgress(.bar(width: 10), total: 1).form == .lines)
  }
}

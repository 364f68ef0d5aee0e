// The probe against the real libasound, with devices that need no hardware. What a card does in
// real time is tested with the programs.

import Routines
import Sessions
import Sounds
import Testing

@testable import Playback

@Suite struct DeviceProbeTests {
  private let brief = Programme(
    Timeline(
      routine: "brief", phases: [Phase(.finish, start: frame(0), end: frame(1000), step: 0)],
      cues: [Cue(.ready, at: frame(0))], steps: []), theme: .fallback)

  @Test func aDeviceThatThrowsSoundAwayIsSeenForWhatItIs() throws {
    let report = try DeviceProbe.run("null", brief, gain: 1)
    #expect(report.chain.end == .nowhere)
    #expect(report.format == "S16_LE" && report.rate == 48_000 && report.channels == 2)
    #expect(report.buffer >= report.period && report.period > .zero)
    #expect(report.xruns == 0)
  }

  @Test func aDeviceThatIsNotThereIsAnError() {
    #expect(throws: PCMError.self) { try DeviceProbe.run("nowhere", brief, gain: 1) }
  }

  @Test func aMixerThatIsNotThereTellsNothing() {
    #expect(MixerReport.read("hw:31") == nil)
  }
}

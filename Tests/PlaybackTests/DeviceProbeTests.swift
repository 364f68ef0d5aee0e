// The probe against the real libasound, with devices that need no hardware. What a card does in
// real time is tested with the programs.

import Sessions
import Testing

@testable import Playback

@Suite struct DeviceProbeTests {
  @Test func aDeviceThatThrowsSoundAwayIsSeenForWhatItIs() throws {
    let report = try DeviceProbe.run("null", sound: [])
    #expect(report.chain.end == .nowhere)
    #expect(report.format == "S16_LE" && report.rate == 48_000 && report.channels == 2)
    #expect(report.buffer >= report.period && report.period > .zero)
    #expect(report.xruns == 0)
  }

  @Test func aDeviceThatIsNotThereIsAnError() {
    #expect(throws: PCMError.self) { try DeviceProbe.run("nowhere", sound: []) }
  }

  @Test func aMixerThatIsNotThereTellsNothing() {
    #expect(MixerReport.read("hw:31") == nil)
  }
}

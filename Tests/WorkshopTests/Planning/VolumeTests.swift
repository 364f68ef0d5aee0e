// How loud it is: what is heard at all, and the text by which a command's word is kept.

import Testing

@testable import Planning

@Suite struct LevelTests {
  @Test(arguments: [(80, false, true), (1, false, true), (0, false, false), (80, true, false)])
  func nothingIsHeardOfZeroOrWhatIsMuted(percent: Int, isMuted: Bool, isAudible: Bool) {
    #expect(Volume(percent: percent, isMuted: isMuted).isAudible == isAudible)
  }

  @Test(arguments: [(30, false, 80, true), (0, true, 100, false), (100, false, 0, false)])
  func whatIsKeptIsReadAsTheSame(percent: Int, isMuted: Bool, over: Int, overMuted: Bool) {
    let override = VolumeOverride(
      Volume(percent: percent, isMuted: isMuted), over: Volume(percent: over, isMuted: overMuted))
    #expect(override.text == "\(percent) \(isMuted ? 1 : 0) \(over) \(overMuted ? 1 : 0)")
    #expect(VolumeOverride(text: override.text) == override)
  }

  @Test(arguments: ["", "30", "30 0 80", "30 0 80 0 0", "101 0 80 0", "30 0 -1 0", "a 0 80 0"])
  func anythingElseIsNoOverride(text: String) { #expect(VolumeOverride(text: text) == nil) }

  @Test func itHoldsOnlyOverTheSettingsThatItWasGivenOver() {
    let (quiet, usual) = (Volume(percent: 30, isMuted: false), Volume(percent: 80, isMuted: false))
    let override = VolumeOverride(quiet, over: usual)
    #expect(override.inForce(under: usual) == quiet)
    for other in [Volume(percent: 81, isMuted: false), Volume(percent: 80, isMuted: true)] {
      #expect(override.inForce(under: other) == other)
    }
  }
}

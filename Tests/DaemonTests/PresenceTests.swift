// What the desktop sees, and what follows from it, without a daemon.

import ConfigFiles
import Desktop
import Planning
import Scheduling
import Sessions
import Testing

@testable import Daemon

private let headphones = Sink(name: "usb", title: "USB", port: "Headphones", isPrivate: true)
private let loudspeaker = Sink(name: "pci", title: "Built-in Audio")

@Suite struct PresenceTests {
  /// What each sight leads to, in their order.
  private func reasons(_ sights: [Set<Hindrance>], pausesForCalls: Bool = true) -> [PauseReason?] {
    var presence = Presence()
    return sights.map { presence.see($0, pausesForCalls: pausesForCalls) }
  }

  @Test func whatIsNewPausesASessionAndWhatGoesOnDoesNot() {
    let call = Hindrance(.call, by: "zoom")
    #expect(
      reasons([[call], [call, Hindrance(.locked)], [], [call]]) == [
        .call("zoom"), nil, nil, .call("zoom"),
      ])
    #expect(reasons([[call]], pausesForCalls: false) == [nil])
    #expect(reasons([[Hindrance(.locked), Hindrance(.away), Hindrance(.inhibited)]]) == [nil])
  }

  @Test func anotherUserComesBeforeACallWhateverThePersonWishes() {
    let both: Set = [Hindrance(.call, by: "zoom"), Hindrance(.otherUser)]
    #expect(reasons([both]) == [.otherUser])
    #expect(reasons([both], pausesForCalls: false) == [.otherUser])
  }

  @Test func remindersWaitForTheKindsThatAPersonWants() {
    var presence = Presence()
    _ = presence.see([Hindrance(.call, by: "zoom"), Hindrance(.locked)], pausesForCalls: false)
    #expect(presence.awaited(of: [.call, .away]) == [Hindrance(.call, by: "zoom")])
    #expect(presence.awaited(of: []).isEmpty)
  }

  // MARK: The place

  @Test func soundThatMovesInASessionPausesItAndOtherwiseNothingDoes() {
    var presence = Presence()
    func hear(_ sink: Sink?, isOurs: Bool = true, isPlaying: Bool = true) -> PauseReason? {
      presence.hear(at: sink.map { SoundOutput($0, isOurs: isOurs) }, isPlaying: isPlaying)
    }
    #expect(hear(headphones, isPlaying: false) == nil)
    #expect(hear(headphones) == nil, "the first place of a session")
    #expect(hear(loudspeaker, isOurs: false) == nil, "a stream that is opened anew")
    #expect(hear(nil) == nil)
    #expect(hear(loudspeaker) == .moved(to: "Built-in Audio"))
    #expect(hear(loudspeaker) == nil, "it has been said")
  }

  @Test func whoGoesOnAfterAPauseWantsTheSoundWhereItIs() {
    var presence = Presence()
    func hear(_ sink: Sink) -> PauseReason? {
      presence.hear(at: SoundOutput(sink, isOurs: true), isPlaying: true)
    }
    _ = hear(headphones)
    presence.sessionObeyed(wasPaused: false)
    #expect(hear(loudspeaker) == .moved(to: "Built-in Audio"))
    presence.sessionObeyed(wasPaused: true)
    #expect(hear(headphones) == nil)
    presence.sessionEnded()
    #expect(hear(loudspeaker) == nil, "another session")
  }

  @Test func aPlaceThatIsNotAllowedIsSilentWithAReason() {
    let wanted = Volume(percent: 70, isMuted: false)
    var presence = Presence()
    #expect(presence.silence(under: .any) == nil)
    #expect(presence.silence(under: .headphones)?.contains("an unknown place") == true)
    _ = presence.hear(at: SoundOutput(loudspeaker, isOurs: false), isPlaying: false)
    #expect(presence.volume(wanted, under: .headphones) == Volume(percent: 70, isMuted: true))
    #expect(presence.volume(wanted, under: .named(["built-in audio"])) == wanted)
    _ = presence.hear(at: SoundOutput(headphones, isOurs: false), isPlaying: false)
    #expect(presence.volume(wanted, under: .headphones) == wanted)
    _ = presence.see([Hindrance(.otherUser)], pausesForCalls: false)
    #expect(presence.silence(under: .any) == "another user's session is in front")
    #expect(presence.volume(wanted, under: .any).isMuted)
  }

  // MARK: Pauses

  @Test func aPauseKeepsItsReasonUntilSomebodySaysSomethingOrTheSessionEnds() {
    var presence = Presence()
    presence.pause(for: .call(nil))
    #expect(presence.pauseReason?.words == "a call began")
    presence.sessionObeyed(wasPaused: true)
    #expect(presence.pauseReason == nil)
    presence.pause(for: .sleep)
    presence.sessionEnded()
    #expect(presence.pauseReason == nil)
  }

  @Test(
    arguments: [
      (.sleep, .wait, 0, []), (.sleep, .resume, 9_000_000, [.resume]),
      (.sleep, .step, 2_000_000, [.resume]), (.sleep, .step, 2_000_001, [.back, .resume]),
      (.call(nil), .resume, 0, []), (nil, .step, 9_000_000, []),
    ] as [(PauseReason?, AfterSleep, Int64, [SessionCommand])])
  func afterSleepASessionThatWasPausedForItGoesOnAsWished(
    reason: PauseReason?, rule: AfterSleep, position: Int64, commands: [SessionCommand]
  ) {
    var presence = Presence()
    if let reason { presence.pause(for: reason) }
    #expect(presence.commandsAfterSleep(rule, position: position) == commands)
  }
}

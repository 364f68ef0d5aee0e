// A device that breaks in every way a device can, in the middle of a session: afterwards the
// timeline lies where it lay before, to a millisecond, and the daemon has answered all along.

import Foundation
import Testing

/// A session on a card of the test's own: breaths, so that nearly every frame tells its place.
private struct Breaths {
  let home: Home
  let card: TestCard
  let daemon: Child
  let render: Samples

  init(setUp: (TestCard) -> Void = { _ in }) throws {
    home = try Home()
    try home.write(
      "steps: [{exercise: seated-cat-cow, reps: 6, breath: {in: 2s, out: 2s}, ready: 0s}]\n",
      to: "routines/breath.yaml")
    card = try TestCard(for: home)
    setUp(card)
    (render, _) = try rendered(home, "breath")
    daemon = try home.daemon()
    let start = try home.limber("start", "breath")
    try #require(start.status == 0, "\(start.errors)")
  }

  /// Waits until the timeline is there, by the daemon's own word.
  func reach(_ milliseconds: Int) throws {
    try eventually("\(milliseconds) ms are reached", within: 30) {
      try position(home) >= milliseconds
    }
  }

  func audio() throws -> [String: Any] {
    try #require(home.status()["audio"] as? [String: Any])
  }

  func isIn(_ state: String) throws -> Bool { try audio()["state"] as? String == state }

  /// What the daemon says of its position, and the span of time in which it said so.
  func word() throws -> (milliseconds: Int, from: Int64, to: Int64) {
    let before = monotonicNanoseconds()
    let place = try position(home)
    return (place, before, monotonicNanoseconds())
  }

  /// Ends it, and holds what was played, and a word on the position, against the clock.
  func expectInPlace(_ word: (milliseconds: Int, from: Int64, to: Int64)) throws {
    daemon.signal(SIGTERM)
    #expect(try daemon.wait(seconds: 5) == 0)
    let alignment = try Alignment(card, to: render)
    try #require(alignment.last != nil, "the session is heard to the end")
    #expect(abs(alignment.shift) <= 1, "shifted by \(alignment.shift) ms")
    let possible =
      (alignment.position(at: word.from) - 2)...(alignment.position(at: word.to) + 2)
    #expect(possible.contains(Double(word.milliseconds)))
  }
}

private struct Fault: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Whether the device is opened anew.
  var reopens: Bool
  var inject: @Sendable (TestCard) -> Void

  init(
    _ name: String, reopens: Bool = false, _ inject: @escaping @Sendable (TestCard) -> Void
  ) {
    (testDescription, self.reopens, self.inject) = (name, reopens, inject)
  }
}

private let faults = [
  Fault("an xrun") { $0[.fault] = Int64(EPIPE) },
  Fault("a suspend") { $0[.fault] = Int64(ESTRPIPE) },
  Fault("a write that finds an xrun") { ($0[.writeError], $0[.writeErrors]) = (Int64(EPIPE), 1) },
  Fault("a write that is interrupted") { ($0[.writeError], $0[.writeErrors]) = (Int64(EINTR), 1) },
  Fault("a write that fails", reopens: true) {
    ($0[.writeError], $0[.writeErrors]) = (Int64(EIO), 1)
  },
  Fault("two xruns in a row", reopens: true) {
    ($0[.writeError], $0[.writeErrors]) = (Int64(EPIPE), 2)
  },
  Fault("an xrun that can't be mended", reopens: true) {
    ($0[.prepareError], $0[.prepareErrors]) = (Int64(EIO), 1)
    $0[.fault] = Int64(EPIPE)
  },
  Fault("an unplugged device", reopens: true) { $0[.fault] = Int64(ENODEV) },
]

@Suite(.serialized) struct FaultyDeviceTests {
  @Test(arguments: faults)
  private func theTimelineIsWhereItWasAfter(fault: Fault) throws {
    let session = try Breaths()
    try session.reach(2500)
    let (opens, stretches) = (session.card[.opens], try session.card.playing().count)
    fault.inject(session.card)
    // The sound goes on, on the same stream or on another.
    try eventually("it plays again", within: 20) {
      try session.card.playing().count > stretches && session.isIn("open")
    }
    try session.reach(try position(session.home) + (fault.reopens ? 3000 : 1500))
    let word = try session.word()
    #expect((session.card[.opens] > opens) == fault.reopens)
    let xruns = try session.audio()["xruns"] as? Int
    if !fault.reopens { #expect(xruns ?? 0 >= 1) }
    try session.expectInPlace(word)
  }

  @Test func aDeviceThatStaysAwayIsTriedAgainAndJoined() throws {
    let session = try Breaths()
    try session.reach(2500)
    session.card[.isGone] = 1
    try eventually("it is missed") { try session.isIn("absent") }
    let silent = try session.word()
    // Twice in vain, the second time after a longer while.
    let opens = session.card[.opens]
    try eventually("it is tried twice", within: 20) { session.card[.opens] >= opens + 2 }
    session.card[.isGone] = 0
    try eventually("it is back", within: 20) { try session.isIn("open") }
    try session.reach(try position(session.home) + 3000)
    #expect(try session.word().milliseconds > silent.milliseconds)
    try session.expectInPlace(try session.word())
  }

  @Test func aDeviceThatIsBusyIsNamedAndJoinedWhenItIsFree() throws {
    let session = try Breaths { $0[.openError] = Int64(EBUSY) }
    #expect(try session.isIn("absent"))
    let silent = try session.word()
    session.card[.openError] = 0
    try eventually("it is taken", within: 20) { try session.isIn("open") }
    try session.reach(try position(session.home) + 3000)
    let word = try session.word()
    session.daemon.signal(SIGTERM)
    #expect(try session.daemon.wait(seconds: 5) == 0)
    // The timeline began in silence: what plays now must lie where it lay then.
    let alignment = try Alignment(session.card, to: session.render)
    for word in [silent, word] {
      #expect(Double(word.milliseconds) >= alignment.position(at: word.from) - 2)
      #expect(Double(word.milliseconds) <= alignment.position(at: word.to) + 2)
    }
  }

  @Test func aDeviceThatStartsSlowlyLosesNothingOfTheBeginning() throws {
    let session = try Breaths { $0[.startDelay] = 1200 }
    try session.reach(3000)
    #expect(try session.audio()["late_cues"] as? Int == 0)
    let word = try session.word()
    try session.expectInPlace(word)
    let heard = Samples(try session.card.written())
    let offset = try #require(heard.firstSound) - #require(session.render.firstSound)
    #expect(heard.equalRun(from: offset, to: session.render, from: 0) > 3000 * 48)
  }

  @Test func aDeviceThatTakesLittleAtOnceGetsAllOfIt() throws {
    let session = try Breaths { $0[.writeMost] = 333 }
    try session.reach(3000)
    #expect(try session.audio()["xruns"] as? Int == 0)
    try session.expectInPlace(try session.word())
    let heard = Samples(try session.card.written())
    let offset = try #require(heard.firstSound) - #require(session.render.firstSound)
    #expect(heard.equalRun(from: offset, to: session.render, from: 0) > 3000 * 48)
  }

  /// The hang ends only when the answer is there.
  @Test(arguments: TestCard.Place.allCases)
  func theDaemonAnswersWhileTheDeviceHangs(place: TestCard.Place) throws {
    let session = try Breaths()
    try session.reach(2500)
    session.card[.hangAt] = place.rawValue
    switch place {
    case .open: session.card[.fault] = Int64(ENODEV)
    case .prepare: session.card[.fault] = Int64(EPIPE)
    case .write, .pointer: break
    }
    try eventually("it hangs") { session.card[.hangs] == place.rawValue }
    let first = try position(session.home)
    try eventually("time goes on") { try position(session.home) > first + 300 }
    #expect(session.card[.hangs] == place.rawValue)
    session.card[.hangAt] = 0
    try eventually("it plays") { try session.card[.hangs] == 0 && session.isIn("open") }
    try session.reach(try position(session.home) + 3000)
    try session.expectInPlace(try session.word())
  }

  /// The card's clock goes on, as a real one's does.
  @Test func aDaemonThatIsStoppedForAWhileGoesOnWhereItWouldBe() throws {
    let session = try Breaths()
    try session.reach(2500)
    session.daemon.signal(SIGSTOP)
    let begin = monotonicNanoseconds()
    try eventually("a second and a half have passed") {
      monotonicNanoseconds() - begin > 1_500_000_000
    }
    session.daemon.signal(SIGCONT)
    try session.reach(6000)
    let word = try session.word()
    #expect(try session.audio()["xruns"] as? Int == 1)
    try session.expectInPlace(word)
  }

  /// A suspend while the timeline stands still: what follows the pause is as without it.
  @Test func aDeviceThatIsSuspendedInAPauseIsThereAfterIt() throws {
    let session = try Breaths()
    try session.reach(3000)
    #expect(try session.home.limber("pause").status == 0)
    let (place, starts) = (try position(session.home), session.card[.starts])
    session.card[.fault] = Int64(ESTRPIPE)
    try eventually("it plays again") { session.card[.starts] > starts }
    #expect(try position(session.home) == place)
    #expect(try session.home.limber("resume").status == 0)
    try session.reach(9000)
    session.daemon.signal(SIGTERM)
    #expect(try session.daemon.wait(seconds: 5) == 0)
    // The place that was told is where the sound goes on, behind the lead-in.
    let heard = Samples(try session.card.written())
    let after = (place + 1500) * 48
    let found = try #require(
      heard.places(of: session.render.frames[after..<(after + 9600)]).first)
    #expect(heard.equalRun(from: found, to: session.render, from: after) > 2000 * 48)
  }

  @Test func aDeviceThatHangsDoesNotHoldTheDaemonUp() throws {
    let session = try Breaths()
    try session.reach(2500)
    session.card[.hangAt] = TestCard.Place.write.rawValue
    try eventually("it hangs") { session.card[.hangs] != 0 }
    session.daemon.signal(SIGTERM)
    #expect(try session.daemon.wait(seconds: 5) == 0)
    #expect(session.card[.hangs] != 0)
    session.card[.hangAt] = 0
  }

  /// A breath begins every two seconds: the one at 5.5 s would be late by more than 100 ms.
  @Test func aCueThatIsLateIsDroppedAndCounted() throws {
    let session = try Breaths()
    try session.reach(5000)
    session.card[.hangAt] = TestCard.Place.write.rawValue
    try eventually("the breath has passed") { try position(session.home) > 5800 }
    session.card[.hangAt] = 0
    try session.reach(7000)
    let audio = try session.audio()
    #expect(audio["late_cues"] as? Int == 1)
    #expect(audio["xruns"] as? Int == 1)
    try session.reach(8500)
    try session.expectInPlace(try session.word())
  }
}

// The real thread, the real libasound, and devices that need no sound card: `null`, `file`, and
// one that isn't there.

import Glibc
import Routines
import Sessions
import TestSupport
import Testing

@testable import Playback
@testable import Sounds

/// One tone, over within 600 ms.
private let brief = Timeline(
  routine: "brief", phases: [Phase(.finish, start: frame(0), end: frame(600), step: 0)],
  cues: [Cue(.hold, at: frame(20), side: .right)],
  steps: [TimelineStep(step("Brief"), start: frame(0), end: frame(600))])

/// A thread with its owner, who sleeps on its news.
private final class Player {
  let thread: PlaybackThread
  private var hasQuit = false

  var report: StreamReport { thread.status.report }

  init(_ device: String) { thread = PlaybackThread(device: device) }
  deinit { quit() }

  func quit() {
    if !hasQuit { thread.quit() }
    hasQuit = true
  }

  @discardableResult
  func order(_ orders: PlaybackOrder...) -> [UInt64] { orders.map { thread.submit($0).number } }

  /// Waits for news, or a moment, until something is so.
  func eventually(
    _ what: String, within seconds: Int64 = 10, _ isSo: (StreamReport) throws -> Bool
  ) throws {
    let deadline = Clock.now() + FrameCount(.seconds(seconds))
    while try !isSo(report) {
      try #require(Clock.now() < deadline, "not within \(seconds) s: \(what)")
      _ = hasNews(within: 20)
      thread.answerNews()
    }
  }

  func hasNews(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: thread.newsDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) == 1
  }
}

@Suite(.serialized) struct PlaybackThreadTests {
  @Test func ordersAreNumberedAndTakeEffectInOrder() throws {
    let player = Player("null")
    let first = player.order(
      .play(programme), .session(.pause), .session(.seek(TimelinePosition(frame(3000)))), .nothing)
    #expect(first == [1, 2, 3, 4])
    try player.eventually("the four orders are applied") { $0.applied.number == 4 }
    let anchor = try #require(player.report.anchor)
    #expect(anchor.frame == frame(3000))
    #expect(!anchor.moves)
    #expect(player.order(.nothing) == [5])
    try player.eventually("the fifth is too") { $0.applied.number == 5 }
  }

  @Test func newsAreToldUntilTheyAreAnswered() throws {
    let player = Player("null")
    #expect(!player.hasNews(within: 0))
    player.order(.nothing)
    #expect(player.hasNews(within: 10_000))
    #expect(player.hasNews(within: 0))
    player.thread.answerNews()
    #expect(!player.hasNews(within: 0))
    #expect(player.report.applied.number == 1)
  }

  @Test func aProgrammeIsWrittenAsItIsRendered() throws {
    let folder = TemporaryFolder()
    let player = Player("file:'\(folder("out.raw"))',raw")
    player.order(.play(Programme(brief, theme: .fallback)))
    try player.eventually("it has ended") { $0.sessionEnded }
    #expect(player.report.anchor == nil)
    #expect(player.report.device == .open)
    #expect(player.report.xruns == 0)
    try player.eventually("the device is let go") { $0.device == .closed }
    player.quit()

    let written = try #require(folder.bytes("out.raw")).withUnsafeBytes { raw in
      (0..<(raw.count / 2)).map { raw.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self) }
    }
    // Half a second of silence wakes sleeping sinks.
    let silence = [Int16](repeating: 0, count: 48_000)
    let sound = render(brief.cues, to: brief.end).map {
      Int16(($0 * 32_767).rounded(.toNearestOrEven))
    }
    let isAsRendered = written.starts(with: silence + sound)
    #expect(isAsRendered)
    let isSilentAfter = written.dropFirst(silence.count + sound.count).allSatisfy { $0 == 0 }
    #expect(isSilentAfter)
  }

  @Test func aMissingDeviceIsSaidAndTheTimelineGoesOnInSilence() throws {
    let player = Player("limber-is-not-there")
    let start = Clock.now()
    player.order(.play(Programme(brief, theme: .fallback)))
    try player.eventually("the order is applied") { $0.applied.number == 1 }
    guard case .absent(let reason) = player.report.device else {
      Issue.record("\(player.report.device)")
      return
    }
    #expect(reason.hasPrefix("opening limber-is-not-there: No such file or directory ("))
    #expect(player.report.anchor?.moves == true)
    try player.eventually("it has ended") { $0.sessionEnded }
    #expect(Clock.now() - start >= brief.length)
    #expect(player.report.lateCues == 0)
  }

  @Test(arguments: [("null", true), ("limber-is-not-there", false)])
  func aRingTellsWhetherADeviceTookIt(device: String, isHeard: Bool) throws {
    let player = Player(device)
    player.order(.ring(Theme.fallback.tone(.halfway), decibels: Levels.firstRing))
    try player.eventually("it is told") { $0.ringHeard == isHeard }
    try player.eventually("it is over") { $0.device == .closed }
    #expect(player.report.anchor == nil)
    #expect(!player.report.sessionEnded)
  }

  /// The device is tried again after a second, and then joins a timeline that never stretched.
  @Test func aDeviceThatComesBackJoinsTheTimelineWhereItIs() throws {
    let player = Player("limber-is-not-there")
    player.order(.play(programme))
    try player.eventually("it is missing") { $0.anchor?.moves == true }
    // When frame 0 was heard, or would have been.
    let origin = { (anchor: Anchor) in anchor.at - (anchor.frame - .zero) }
    let start = origin(try #require(player.report.anchor))
    player.order(.device("null"))
    var wasOpen = false
    try player.eventually("three seconds are heard") { report in
      let anchor = try #require(report.anchor)
      wasOpen = wasOpen || report.device == .open
      // A millisecond, however busy the machine is.
      let shift = (origin(anchor) - start).count
      #expect(abs(shift) <= 48)
      return anchor.frame(at: Clock.now()) > frame(3000)
    }
    #expect(wasOpen)
  }

  @Test func stopEndsAProgrammeLongBeforeItsLastFrame() throws {
    let player = Player("null")
    let start = Clock.now()
    player.order(.play(programme))
    try player.eventually("it plays") { $0.anchor?.moves == true }
    #expect(!player.report.sessionEnded)
    player.order(.session(.stop))
    try player.eventually("it has ended") { $0.sessionEnded }
    #expect(Clock.now() - start < programme.timeline.length)
    player.order(.play(programme))
    try player.eventually("another one plays") { !$0.sessionEnded && $0.anchor?.moves == true }
  }

  @Test(arguments: [false, true])
  func quittingTakesNoTime(whilePlaying isPlaying: Bool) throws {
    let player = Player("null")
    player.order(isPlaying ? .play(programme) : .nothing)
    try player.eventually("it has begun") { $0.applied.number == 1 }
    let start = Clock.now()
    player.quit()
    // 300 ms would mean that the thread was given up.
    #expect(Clock.now() - start < FrameCount(Milliseconds(290)))
  }
}

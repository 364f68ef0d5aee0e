// Performs one session at a time: passes commands through the session machine to the audio thread,
// takes in the thread's reports, and calls back whoever waits for a command to take effect.

import Control
import Routines
import Sessions
import Sounds

/// Used on the event loop's thread only. What it needs from outside is given as functions.
package final class Performance {
  /// What a performance needs from outside.
  package struct Outside {
    /// The monotonic clock that `Anchor` uses.
    package var now: () -> StreamInstant
    /// Arranges for `wake` to be called at an instant; nil cancels that.
    package var wakeAt: (StreamInstant?) -> Void
    /// Called when something that the status shows may have changed.
    package var changed: () -> Void
    /// Called when a session has ended, with what was done in it.
    package var ended: (SessionRecord) -> Void
    /// Called when the first frame of a ring was written; false if there was no device to hear it
    /// on.
    package var rang: (_ heard: Bool) -> Void

    package init(
      now: @escaping () -> StreamInstant, wakeAt: @escaping (StreamInstant?) -> Void,
      changed: @escaping () -> Void, ended: @escaping (SessionRecord) -> Void,
      rang: @escaping (Bool) -> Void
    ) {
      self.now = now
      self.wakeAt = wakeAt
      self.changed = changed
      self.ended = ended
      self.rang = rang
    }
  }

  /// The current session; nil if there is none.
  package private(set) var session: Session?
  /// Everything spoken in the session so far; sent along with every timeline. Empty without a
  /// session.
  private var voices: [Utterance: Voice] = [:]
  private let audio: any AudioPort
  private let outside: Outside
  /// The last order that concerns the session. Reports from before it are outdated.
  private var sessionTicket = Ticket.none
  /// The ring whose first frame was not written yet.
  private var ringTicket: Ticket?
  /// A ring was ordered and has not been silenced, so it may still sound.
  private var mayRing = false
  /// See `takeRingCutShort`.
  private var isRingCutShort = false
  /// The last order of any kind.
  private var newest = Ticket.none
  private var waiting: [(ticket: Ticket, then: () -> Void)] = []
  private var lastReport = StreamReport()
  /// Why the device that was last tried can't play; nil if it can, or none was tried.
  private(set) var soundFailure: String?

  package init(audio: any AudioPort, outside: Outside) {
    self.audio = audio
    self.outside = outside
  }

  package var report: StreamReport { audio.report }
  /// The frame of the timeline that is heard now; nil without a session.
  package var position: FrameIndex? { session?.position(at: outside.now()) }
  /// The current step; nil without a session.
  package var step: TimelineStep? {
    session.map { $0.timeline.steps[$0.step(at: outside.now())] }
  }
  /// The id of the exercise that a pain reported now belongs to.
  package var exerciseDoneLast: String? { session?.doneLast(at: outside.now())?.id }
  /// What is left of the current wait; nil if there is none.
  package var waitRemaining: FrameCount? { session?.waitRemaining(at: outside.now()) }

  /// Plays a timeline from its first frame.
  /// - Parameters:
  ///   - voices: the utterances in it that have been synthesised.
  ///   - then: called when it plays, audibly or not.
  /// - Throws: `alreadyRunning`.
  package func start(
    _ timeline: Timeline, voices: [Utterance: Voice] = [:], then: @escaping () -> Void
  ) throws(ControlError) {
    if let session { throw .alreadyRunning(routine: session.timeline.routine) }
    silence()
    session = Session(timeline, at: outside.now())
    self.voices = voices
    sessionTicket = submit(.play(SpokenTimeline(timeline, voices: voices)))
    waiting.append((sessionTicket, then))
    outside.changed()
  }

  /// Passes a command to the session.
  /// - Parameter then: called when the command has taken effect; at once if it changes nothing.
  /// - Throws: `nothingRunning`, `nothingToExtend`, `noEasierForm`.
  package func obey(
    _ command: SessionCommand, then: @escaping () -> Void
  ) throws(ControlError) {
    guard let session else { throw .nothingRunning }
    switch session.refusal(of: command, at: outside.now()) {
    case nil: break
    case .nothingToExtend: throw .nothingToExtend
    case .noExercise: throw .noEasierForm(exercise: nil)
    }
    advance(.command(command))
    waiting.append((sessionTicket, then))
    settle(audio.report)
  }

  /// Takes words that were done after the session began. They are spoken in the parts of the
  /// timeline that can still be laid out again.
  package func learn(_ voices: [Utterance: Voice]) {
    guard session != nil else { return }
    self.voices.merge(voices) { $1 }
    carryOut(session?.learn(voices.lengths, at: outside.now()) ?? [])
  }

  /// Rings for a reminder. Does nothing during a session.
  package func ring(_ ring: Ring) {
    guard session == nil else { return }
    ringTicket = submit(.ring(ring))
    mayRing = true
  }

  /// Speaks after the ring, unless the ring was silenced.
  package func say(_ voices: [Voice]) {
    if mayRing { submit(.say(voices)) }
  }

  /// Silences a ring and what is spoken after it.
  package func silence() {
    guard mayRing else { return }
    mayRing = false
    isRingCutShort = ringTicket != nil
    ringTicket = nil
    submit(.silence)
  }

  /// Gives an order that concerns no session.
  @discardableResult
  package func submit(_ order: AudioOrder) -> Ticket {
    newest = audio.submit(order)
    return newest
  }

  /// - Parameter then: called when all orders so far have taken effect.
  package func whenDone(_ then: @escaping () -> Void) {
    waiting.append((newest, then))
    settle(audio.report)
  }

  /// Whether a ring was silenced before its first frame, so that `rang` will not be called for it.
  /// Reading it resets it.
  package func takeRingCutShort() -> Bool {
    defer { isRingCutShort = false }
    return isRingCutShort
  }

  /// The instant passed to `wakeAt` has come.
  package func wake() {
    let report = audio.report
    if report.applied >= sessionTicket, let anchor = report.anchor { advance(.heard(anchor)) }
    advance(.woken)
  }

  /// The audio thread has a new report.
  package func hear() {
    let report = audio.report
    if let ringTicket, report.applied >= ringTicket, let heard = report.ringHeard {
      self.ringTicket = nil
      outside.rang(heard)
    }
    if session != nil, report.applied >= sessionTicket {
      if let anchor = report.anchor { advance(.heard(anchor)) }
      if report.sessionEnded { advance(.ended) }
    }
    settle(report)
    if report.device != lastReport.device || report.xruns != lastReport.xruns {
      outside.changed()
    }
    lastReport = report
    switch report.device {
    case .absent(let reason): soundFailure = reason
    case .open: soundFailure = nil
    case .closed: break
    }
  }

  private func advance(_ event: Session.Event) {
    carryOut(session?.handle(event, at: outside.now()) ?? [])
  }

  private func carryOut(_ actions: [Session.Action]) {
    var hasChanged = false
    for action in actions {
      switch action {
      case .order(let order):
        let voices = voices
        sessionTicket = submit(.session(order.map { SpokenTimeline($0, voices: voices) }))
      case .changed: hasChanged = true
      case .wake(let instant): outside.wakeAt(instant)
      case .ended:
        guard let ended = session else { continue }
        session = nil
        voices = [:]
        hasChanged = false
        outside.ended(ended.record(at: outside.now()))
        outside.changed()
      }
    }
    if hasChanged { outside.changed() }
  }

  /// Calls back for the orders that have taken effect.
  private func settle(_ report: StreamReport) {
    let done = waiting.filter { $0.ticket <= report.applied }
    waiting.removeAll { $0.ticket <= report.applied }
    for item in done { item.then() }
  }
}

// Performs one session at a time: commands go through the session machine to the audio thread,
// the thread's news come back, and whoever waits for an effect is told when it has happened.

import Control
import Routines
import Sessions
import Sounds

/// Lives on the event loop's thread. What it needs of the outside is given as functions.
package final class Performance {
  /// What the outside does for a performance.
  package struct Outside {
    /// The clock of `Anchor`.
    package var now: () -> StreamInstant
    /// Calls `wake` then; nil: not any more.
    package var wakeAt: (StreamInstant?) -> Void
    /// Something that status shows is different.
    package var changed: () -> Void
    package var ended: (SessionRecord) -> Void
    /// The first frame of a reminder's ring was handed over: to a device, or to nobody.
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

  /// The session that is on; nil when none is.
  package private(set) var session: Session?
  /// All that is spoken in it so far: every timeline is ordered with it. Empty without a session.
  private var voices: [Utterance: Voice] = [:]
  private let audio: any AudioPort
  private let outside: Outside
  /// The last order that concerns the session: news from before it say nothing about it.
  private var sessionTicket = Ticket.none
  /// The ring whose first frame was not handed over yet.
  private var ringTicket: Ticket?
  /// A ring was ordered, and may sound for as long as nobody has silenced it.
  private var mayRing = false
  private var isRingCutShort = false
  /// The last order of all.
  private var newest = Ticket.none
  private var waiting: [(ticket: Ticket, then: () -> Void)] = []
  private var lastReport = StreamReport()
  /// Why the device that was tried last plays nothing; nil: it plays, or none was tried.
  private(set) var soundFailure: String?

  package init(audio: any AudioPort, outside: Outside) {
    self.audio = audio
    self.outside = outside
  }

  package var report: StreamReport { audio.report }
  package var position: FrameIndex? { session?.position(at: outside.now()) }
  /// The step that is on.
  package var step: TimelineStep? {
    session.map { $0.timeline.steps[$0.step(at: outside.now())] }
  }
  /// What hurts when a person says that it does.
  package var exerciseDoneLast: String? { session?.doneLast(at: outside.now())?.id }
  /// What is left of the wait that is on.
  package var waitRemaining: FrameCount? { session?.waitRemaining(at: outside.now()) }

  /// Plays a timeline from its first frame.
  /// - Parameters:
  ///   - voices: what is spoken in it.
  ///   - then: called when it plays, aloud or in silence.
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

  /// - Parameter then: called when the effect has happened, at once if there is none.
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

  /// Takes words that were not spoken yet when the session began: they are heard in what is not
  /// laid out without them.
  package func learn(_ voices: [Utterance: Voice]) {
    guard session != nil else { return }
    self.voices.merge(voices) { $1 }
    carryOut(session?.learn(voices.lengths, at: outside.now()) ?? [])
  }

  /// Sounds a reminder. While a session is on, nothing rings.
  package func ring(_ ring: Ring) {
    guard session == nil else { return }
    ringTicket = submit(.ring(ring))
    mayRing = true
  }

  /// Says something after the ring, unless that was silenced.
  package func say(_ voices: [Voice]) {
    if mayRing { submit(.say(voices)) }
  }

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

  /// - Parameter then: called when everything that was ordered so far has taken effect.
  package func whenDone(_ then: @escaping () -> Void) {
    waiting.append((newest, then))
    settle(audio.report)
  }

  /// Whether a ring was silenced before its first frame, of which `rang` will not tell; asked once.
  package func takeRingCutShort() -> Bool {
    defer { isRingCutShort = false }
    return isRingCutShort
  }

  /// The instant that `wakeAt` named has come.
  package func wake() {
    let report = audio.report
    if report.applied >= sessionTicket, let anchor = report.anchor { advance(.heard(anchor)) }
    advance(.woken)
  }

  /// The audio thread has news.
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

  /// Tells those whose orders have taken effect.
  private func settle(_ report: StreamReport) {
    let done = waiting.filter { $0.ticket <= report.applied }
    waiting.removeAll { $0.ticket <= report.applied }
    for item in done { item.then() }
  }
}

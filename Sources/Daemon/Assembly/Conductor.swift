// Brings the agenda and the performance together: carries out what the two machines say, in their
// order, and answers what the services ask. All of it on the loop's thread, told the time.
//
// Who holds what: `Reminding` the agenda, `Performance` the session and the sound, `Presence` what
// the desktop sees, `SessionPreparation` what is about to begin, `SessionRecorder` what was done.
// What people see of all that is computed from `state`.

import ConfigFiles
import Control
import Desktop
import Logging
import Planning
import Routines
import Scheduling
import Sessions

package final class Conductor {
  package private(set) var configuration: Configuration
  private(set) var performance: Performance!
  package var agenda: Agenda { reminding.agenda }
  let zones: ZoneBook
  let history: History
  let recorder: SessionRecorder
  let outside: Outside
  let journal: Logger
  let narrator: Narrator
  private let reminding: Reminding
  private let preparation: SessionPreparation
  private let volumeControl: VolumeControl
  private(set) var presence = Presence()
  /// What is wrong with the system's zone.
  private(set) var zoneProblems: [String] = []
  /// Why changes of files may go unseen; nil when they don't.
  private(set) var watchProblem: String?
  /// What the audio thread was told last.
  private var sentVolume: Volume?

  package init(
    configuration: Configuration, audio: any AudioPort, speech: (any SpeechPort)? = nil,
    history: History, zones: ZoneBook, outside: Outside, log: Logger
  ) {
    self.configuration = configuration
    self.history = history
    self.zones = zones
    self.outside = outside
    journal = log
    self.recorder = SessionRecorder(history: history, zones: zones, now: outside.wallNow)
    reminding = Reminding(history, zones, clocks: outside.clocks, log: log)
    narrator = Narrator(speech, history: history)
    preparation = SessionPreparation(narrator)
    volumeControl = VolumeControl(
      configuration, history: history, zones: zones, now: outside.wallNow)
    performance = Performance(
      audio: audio,
      outside: Performance.Outside(
        now: outside.streamNow, wakeAt: outside.armSession, changed: outside.changed,
        ended: { [weak self] record in self?.ended(record) },
        rang: { [weak self] heard in
          guard let self else { return }
          tell(.rang(heard: heard && volumeHere.isAudible))
        }))
    takeSettings()
    takeReminders()
  }

  // MARK: What happens

  /// An armed instant has come, or the clock was set, or the machine was asleep.
  package func timeHasCome() { tell(.time) }
  /// An instant that the session has armed has come: a phase ends, a pause has lasted too long.
  package func sessionTimeHasCome() {
    tellLevel()
    performance.wake()
    // A crash loses no more than the phase that is on.
    if let session = performance.session {
      recorder.progress(session.record(at: outside.streamNow()))
    }
  }
  /// A session that is heard is one that somebody follows, also where it has started by itself.
  package func audioHasNews() {
    performance.hear()
    if isPlaying, performance.report.device == .open, volumeHere.isAudible { recorder.confirm() }
  }

  /// Files or zones have changed: everything is taken as a whole.
  /// - Parameter configuration: read with the zones as they are now.
  package func reload(_ configuration: Configuration) {
    self.configuration = configuration
    for diagnostic in configuration.diagnostics { journal.warning("\(diagnostic)") }
    takeSettings()
    takeReminders()
    tellOfHindrances()
    outside.changed()
  }

  /// Another program has written to the history.
  func historyHasChanged() {
    history.readAnew()
    outside.changed()
  }

  /// - Parameter problem: why changes of files may go unseen, in a sentence; nil: they don't.
  func watchesFiles(problem: String?) { watchProblem = problem }

  /// Nothing is lost of a session that is on: it is kept as one that was stopped.
  package func close() {
    if let session = performance.session { recorder.end(session.record(at: outside.streamNow())) }
    history.close()
  }

  // MARK: What the desktop sees

  /// - Parameter all: everything that the desktop sees now.
  package func surround(with all: Set<Hindrance>) {
    let reason = presence.see(all, pausesForCalls: configuration.settings.pausesForCalls)
    tellOfHindrances()
    tellLevel()
    if let reason { interrupt(reason) }
  }

  /// - Parameter place: where sound comes out; nil: nobody knows.
  package func soundIs(at place: SoundOutput?) {
    let reason = presence.hear(at: place, isPlaying: isPlaying)
    tellLevel()
    outside.changed()
    if let reason { interrupt(reason) }
  }

  /// The agenda waits for what a person wants it to wait for, and for nothing else.
  private func tellOfHindrances() {
    let awaited = presence.awaited(of: configuration.settings.waitWhile)
    if awaited != agenda.hindrances { tell(.hindered(awaited)) }
  }

  /// Pauses the session that plays, if one does.
  /// - Parameter then: called when the effect has happened, and at once when nothing plays.
  func interrupt(_ reason: PauseReason, then: @escaping () -> Void = {}) {
    guard isAtWork else { return then() }
    journal.notice("the session is paused: \(reason.words)")
    do throws(ControlError) {
      try obey(.pause, byPerson: false, then: then)
      presence.pause(for: reason)
      outside.changed()
    } catch {
      then()
    }
  }

  // MARK: Sessions

  package var isPlaying: Bool { performance.session != nil }
  /// A session is on, or about to begin.
  package var hasSession: Bool { isPlaying || preparation.routine != nil }
  /// Somebody follows a session: it plays, and is not paused.
  var isAtWork: Bool { performance.session.map { !$0.isPaused } ?? false }

  /// - Parameters:
  ///   - lead: silence before the start.
  ///   - reminder: has counted down to it, and nobody has said so; nil: a person has.
  ///   - then: called when it plays, or was stopped before it did.
  /// - Throws: `alreadyRunning`, and why there is no such routine.
  package func start(
    _ wish: StartWish, lead: Milliseconds = .zero, byItselfFor reminder: String? = nil,
    then: @escaping (Started) -> Void
  ) throws(ControlError) {
    if let on = performance.session?.timeline.routine ?? preparation.routine {
      throw .alreadyRunning(routine: on)
    }
    let choice = choice
    let meaning = choice.meaning(of: wish)
    let routine = try choice.routine(for: meaning.wish)
    let origin = SessionOrigin(
      routine: routine.id, wish: meaning.wish.key, reminder: reminder ?? meaning.reminder,
      isByItself: reminder != nil)
    let before = StartNotices.before(routine, choice.past) + [history.problem].compactMap { $0 }
    let session = SpokenSession(
      configuration.today(routine, choice.past), configuration, choice.past, lead: lead)
    let version = configuration.version(of: routine)
    preparation.prepare(
      session, of: routine.id, configuration,
      ready: { [weak self] prepared in
        self?.begin(prepared, version: version, origin) { [weak self] in
          guard let self else { return }
          let advice = narrator.takeAdvice(configuration)
          then(
            Started(
              needs: StartNotices.needs(routine), notices: before + soundNotices + advice))
        }
      },
      late: { [weak self] in self?.performance.learn($0) },
      cancelled: {
        then(Started(needs: [], notices: ["the session was stopped before it began"]))
      })
  }

  /// Which routine a wish means now.
  private var choice: RoutineChoice {
    RoutineChoice(
      configuration: configuration, agenda: agenda, past: recorder.exerciseHistory,
      speaks: narrator.speaks)
  }

  /// - Parameter then: called when it plays.
  private func begin(
    _ prepared: SessionPreparation.Prepared, version: String, _ origin: SessionOrigin,
    then: @escaping () -> Void
  ) {
    let timeline = prepared.timeline
    tellLevel()
    do throws(ControlError) {
      try performance.start(timeline, voices: prepared.voices, then: then)
    } catch {
      preconditionFailure("a session began while another one was prepared: \(error)")
    }
    recorder.begin(
      performance.session!.record(at: outside.streamNow()),
      SessionRecorder.Beginning(
        reminder: agenda.reminder(answeredBy: origin), version: version,
        byItself: origin.isByItself))
    journal.info("session of \(timeline.routine) starts, \(timeline.length.milliseconds)")
    tell(.sessionStarted(origin))
    doWhatWasSaid(before: prepared)
  }

  /// What a person has said while the words were awaited.
  private func doWhatWasSaid(before prepared: SessionPreparation.Prepared) {
    let then = { for then in prepared.whenBegun { then() } }
    guard prepared.isPaused else { return performance.whenDone(then) }
    do throws(ControlError) { try performance.obey(.pause, then: then) } catch {
      preconditionFailure("a session that has just begun cannot be paused: \(error)")
    }
  }

  /// - Parameters:
  ///   - pain: how much it hurt, 1 to 10; nil: none was told.
  ///   - byPerson: somebody is there and has said so.
  ///   - then: called when the effect has happened.
  /// - Throws: `nothingRunning`, `nothingToExtend`, `noEasierForm`.
  package func obey(
    _ command: SessionCommand, pain: Int? = nil, byPerson: Bool = true,
    then: @escaping () -> Void
  ) throws(ControlError) {
    switch preparation.obey(command, then: then) {
    case .kept: return
    case .cancelled: return performance.whenDone(then)
    case .none: break
    }
    if case .stop = command, !isPlaying { return try stopNothing(pain: pain, then: then) }
    // Before the session is ended: a pain must not be lost with it.
    if let pain, isPlaying { recorder.hurt(exerciseThatHurts, level: pain) }
    if byPerson { recorder.confirm() }
    let wasPaused = performance.session?.isPaused ?? false
    try performance.obey(command, then: then)
    presence.sessionObeyed(wasPaused: wasPaused)
  }

  /// First what it was goes to the disk, then the agenda hears of it.
  private func ended(_ record: SessionRecord) {
    let lasted = recorder.end(record)
    journal.info("session of \(record.routine) ends: \(record.outcome.rawValue)")
    for part in record.uneven {
      journal.info("\(part.exercise), \(part.part ?? ""): \(part.done), unlike its other side")
    }
    presence.sessionEnded()
    tell(
      .sessionEnded(
        PlayedSession(
          agenda.session ?? SessionOrigin(routine: record.routine), ended: outside.wallNow(),
          isCompleted: record.outcome == .completed, lasted: lasted)))
  }

  // MARK: How loud it is

  /// How loud a person wants it now.
  package var volume: Volume { volumeControl.volume }

  /// How loud it is now, and here.
  var volumeHere: Volume { presence.volume(volume, under: configuration.settings.outputs) }

  /// - Parameter then: called when it is heard, or would be.
  package func set(_ volume: Volume, then: @escaping () -> Void = {}) {
    volumeControl.set(volume, over: configuration.volume)
    tellLevel()
    outside.changed()
    performance.whenDone(then)
  }

  /// Where the quiet hours have begun or ended, or the place is another.
  private func tellLevel() {
    let volume = volumeHere
    guard volume != sentVolume else { return }
    sentVolume = volume
    performance.submit(.volume(volume))
  }

  // MARK: What follows

  /// The thread is told everything anew: it keeps nothing that could be compared.
  private func takeSettings() {
    volumeControl.take(configuration)
    recorder.keepHistory(configuration.settings.keepsHistory)
    performance.submit(.device(configuration.settings.device))
    performance.submit(.theme(configuration.theme))
    narrator.take(configuration)
    sentVolume = nil
    tellLevel()
  }

  /// A reminder whose zone does not exist was refused when its file was read.
  private func takeReminders() {
    zoneProblems = zones.problem.map { [$0] } ?? []
    for problem in zoneProblems { journal.warning("\(problem)") }
    tell(.reload(configuration.schedule(in: zones)))
  }

  /// Tells the agenda, and does what it decides.
  func tell(_ event: Agenda.Event) {
    reminding.tell(event, then: perform)
    // Nothing more is heard of such a ring, and the agenda must not wait for it for ever.
    if performance.takeRingCutShort() { tell(.rang(heard: false)) }
  }

  private func perform(_ action: Agenda.Action) {
    switch action {
    case .record, .keep, .disregard, .keepOff, .keepHolds: break
    case .ring(let again): ring(again ? .second : .first)
    case .silence: performance.silence()
    case .start(let reminder, let routine): startByItself(routine, for: reminder)
    case .arm(let instant): outside.armAgenda(instant)
    case .changed: outside.changed()
    }
  }

  /// Its words are made while it rings, and follow when its sound has died away.
  private func ring(_ ring: Ring) {
    tellLevel()
    performance.ring(ring)
    guard narrator.speaks, let routine = choice.routineThatIsDue else { return }
    let session = SpokenSession(routine, configuration, recorder.exerciseHistory)
    narrator.announce(session, configuration) { [weak self] in self?.performance.say($0) }
  }
}

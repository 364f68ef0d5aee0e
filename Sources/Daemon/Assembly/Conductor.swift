// Brings the agenda and the performance together: carries out the actions of both state machines in
// order, and answers the services. Runs on the loop's thread only, and gets the time passed in.
//
// Each state has one owner: `Reminding` the agenda, `Performance` the session and the sound,
// `Presence` what the desktop reports, `SessionPreparation` a session about to begin,
// `SessionRecorder` what was done. Everything that is shown to the user is computed from `state`.

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
  /// What is wrong with the system's time zone, in sentences; empty if nothing is.
  private(set) var zoneProblems: [String] = []
  /// Why changes to files may go unnoticed, in a sentence; nil if they are all noticed.
  private(set) var watchProblem: String?
  /// The level of the last order; nil if it must be ordered again.
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

  /// The agenda's timer has fired: its instant has come, the clock was set, or the machine slept.
  package func timeHasCome() { tell(.time) }
  /// The session's timer has fired: a phase has ended or a pause has lasted too long.
  package func sessionTimeHasCome() {
    tellLevel()
    performance.wake()
    // Recorded at every phase, so that a crash loses at most the current one.
    if let session = performance.session {
      recorder.progress(session.record(at: outside.streamNow()))
    }
  }
  /// A session that can be heard counts as practice, even if it started by itself.
  package func audioHasNews() {
    performance.hear()
    if isPlaying, performance.report.device == .open, volumeHere.isAudible { recorder.confirm() }
  }

  /// Files or zones have changed: replaces the entire configuration at once.
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

  /// - Parameter problem: why changes to files may go unnoticed, in a sentence; nil if none will.
  func watchesFiles(problem: String?) { watchProblem = problem }

  /// Records the current session, if there is one, before the history is closed.
  package func close() {
    if let session = performance.session { recorder.end(session.record(at: outside.streamNow())) }
    history.close()
  }

  // MARK: What the desktop sees

  /// - Parameter all: every hindrance that the desktop reports now.
  package func surround(with all: Set<Hindrance>) {
    let reason = presence.see(all, pausesForCalls: configuration.settings.pausesForCalls)
    tellOfHindrances()
    tellLevel()
    if let reason { interrupt(reason) }
  }

  /// - Parameter place: where sound comes out; nil if that is not known.
  package func soundIs(at place: SoundOutput?) {
    let reason = presence.hear(at: place, isPlaying: isPlaying)
    tellLevel()
    outside.changed()
    if let reason { interrupt(reason) }
  }

  /// Only the hindrances that the user chose in the settings make reminders wait.
  private func tellOfHindrances() {
    let awaited = presence.awaited(of: configuration.settings.waitWhile)
    if awaited != agenda.hindrances { tell(.hindered(awaited)) }
  }

  /// Pauses the session if one is running.
  /// - Parameter then: called when the pause has taken effect; at once if nothing is running.
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
  /// A session exists or is about to begin.
  package var hasSession: Bool { isPlaying || preparation.routine != nil }
  /// A session exists and is not paused.
  var isAtWork: Bool { performance.session.map { !$0.isPaused } ?? false }

  /// - Parameters:
  ///   - lead: the silence before the first step.
  ///   - reminder: whose countdown starts the session; nil if the user starts it.
  ///   - then: called when it plays, or when it was stopped before it began.
  /// - Throws: `alreadyRunning`, or what `RoutineChoice.routine(for:)` throws.
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

  /// Resolves a wish to a routine, from the state as it is now.
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

  /// Carries out the commands that came while the words of the session were being made.
  private func doWhatWasSaid(before prepared: SessionPreparation.Prepared) {
    let then = { for then in prepared.whenBegun { then() } }
    guard prepared.isPaused else { return performance.whenDone(then) }
    do throws(ControlError) { try performance.obey(.pause, then: then) } catch {
      preconditionFailure("a session that has just begun cannot be paused: \(error)")
    }
  }

  /// - Parameters:
  ///   - pain: how much it hurt, 1 to 10; nil if no pain was reported.
  ///   - byPerson: the user gave the command, so the session is confirmed as followed.
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
    // Before the command, which may end the session: the pain belongs to its current exercise.
    if let pain, isPlaying { recorder.hurt(exerciseThatHurts, level: pain) }
    if byPerson { recorder.confirm() }
    let wasPaused = performance.session?.isPaused ?? false
    try performance.obey(command, then: then)
    presence.sessionObeyed(wasPaused: wasPaused)
  }

  /// The record is written to disk first; only then does the agenda learn of the end.
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

  /// The level that the user wants now.
  package var volume: Volume { volumeControl.volume }

  /// The level that is played now: silent where the sound's place or another user forbids it.
  var volumeHere: Volume { presence.volume(volume, under: configuration.settings.outputs) }

  /// - Parameter then: called when the audio thread has applied the level.
  package func set(_ volume: Volume, then: @escaping () -> Void = {}) {
    volumeControl.set(volume, over: configuration.volume)
    tellLevel()
    outside.changed()
    performance.whenDone(then)
  }

  /// Orders the level if it differs from the last one ordered, for example because quiet hours
  /// began or the sound moved to another output.
  private func tellLevel() {
    let volume = volumeHere
    guard volume != sentVolume else { return }
    sentVolume = volume
    performance.submit(.volume(volume))
  }

  // MARK: What follows

  /// Orders everything again: the audio thread keeps no settings to compare with.
  private func takeSettings() {
    volumeControl.take(configuration)
    recorder.keepHistory(configuration.settings.keepsHistory)
    performance.submit(.device(configuration.settings.device))
    performance.submit(.theme(configuration.theme))
    narrator.take(configuration)
    sentVolume = nil
    tellLevel()
  }

  /// Every zone exists here: a reminder with an unknown zone is refused when its file is read.
  private func takeReminders() {
    zoneProblems = zones.problem.map { [$0] } ?? []
    for problem in zoneProblems { journal.warning("\(problem)") }
    tell(.reload(configuration.schedule(in: zones)))
  }

  /// Passes an event to the agenda and carries out its decisions.
  func tell(_ event: Agenda.Event) {
    reminding.tell(event, then: perform)
    // The audio thread reports nothing about a ring silenced before its first frame; without this
    // event the agenda would wait for it forever.
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

  /// The words are synthesised while the ring sounds, and spoken after it.
  private func ring(_ ring: Ring) {
    tellLevel()
    performance.ring(ring)
    guard narrator.speaks, let routine = choice.routineThatIsDue else { return }
    let session = SpokenSession(routine, configuration, recorder.exerciseHistory)
    narrator.announce(session, configuration) { [weak self] in self?.performance.say($0) }
  }
}

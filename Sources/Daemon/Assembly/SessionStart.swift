// How a session comes to begin: from a wish to a routine, from a routine to its words, and from
// these to the first frame.

import ConfigFiles
import Control
import Logging
import Planning
import Routines
import Scheduling
import Sessions
import Sounds

extension Conductor {
  /// What a session was started with, for who asked.
  package struct Started {
    /// What the routine needs, in words.
    package var needs: [String]
    /// What the user should know.
    package var notices: [String]
  }

  /// A session that waits for its words. Each start has its own: the words of one that was stopped
  /// must not begin the next.
  final class Preparation {
    let routine: String
    /// It begins, and is paused at once.
    var isPaused = false
    /// Who waits for it besides who asked for it.
    var whenBegun: [() -> Void] = []
    /// Who has asked for it is told that it was stopped before it began.
    private let cancelled: () -> Void

    init(routine: String, cancelled: @escaping () -> Void) {
      self.routine = routine
      self.cancelled = cancelled
    }

    func cancel() {
      cancelled()
      for then in whenBegun { then() }
    }
  }

  /// - Parameters:
  ///   - lead: silence before the start.
  ///   - reminder: has counted down to it, and nobody has said so; nil: a person has.
  ///   - then: called when it plays, or was stopped before it did.
  package func start(
    _ wish: StartWish, lead: Milliseconds = .zero, byItselfFor reminder: String? = nil,
    then: @escaping (Started) -> Void
  ) throws(ControlError) {
    if let on = performance.session?.timeline.routine ?? preparing?.routine {
      throw .alreadyRunning(routine: on)
    }
    let past = log.exerciseHistory
    let (meant, due) = meaning(of: wish)
    let routine = try routine(for: meant, past)
    let origin = SessionOrigin(
      routine: routine.id, wish: meant.key, reminder: reminder ?? due,
      isByItself: reminder != nil)
    let before = StartNotices.before(routine, past) + [history.problem].compactMap { $0 }
    let session = SpokenSession(
      configuration.today(routine, past), configuration, past, lead: lead)
    let version = configuration.version(of: routine)
    let preparation = Preparation(routine: routine.id) {
      then(Started(needs: [], notices: ["the session was stopped before it began"]))
    }
    preparing = preparation
    narrator.prepare(session, configuration) { [weak self] timeline, voices in
      guard let self, preparing === preparation else { return }
      preparing = nil
      begin(timeline, voices, version: version, origin) { [weak self] in
        guard let self else { return }
        then(
          Started(
            needs: StartNotices.needs(routine),
            notices: before + notices + narrator.takeAdvice(configuration)))
      }
      doWhatWasSaid(before: preparation)
    } late: { [weak self] in
      guard let self else { return }
      performance.learn($0)
    }
  }

  /// What a person has said while the words were awaited.
  private func doWhatWasSaid(before start: Preparation) {
    let then = { for then in start.whenBegun { then() } }
    guard start.isPaused else { return performance.whenDone(then) }
    do throws(ControlError) { try performance.obey(.pause, then: then) } catch {
      preconditionFailure("a session that has just begun cannot be paused: \(error)")
    }
  }

  private func begin(
    _ timeline: Timeline, _ voices: [Utterance: Voice], version: String, _ origin: SessionOrigin,
    then: @escaping () -> Void
  ) {
    tellLevel()
    do throws(ControlError) {
      try performance.start(timeline, voices: voices, then: then)
    } catch {
      preconditionFailure("a session began while another one was prepared: \(error)")
    }
    log.begin(
      performance.session!.record(at: outside.streamNow()),
      SessionLog.Beginning(
        reminder: agenda.reminder(answeredBy: origin), version: version,
        byItself: origin.isByItself))
    journal.info("session of \(timeline.routine) starts, \(timeline.length.milliseconds)")
    tell(.sessionStarted(origin))
  }

  private func routine(
    for wish: StartWish, _ past: ExerciseHistory
  ) throws(ControlError) -> Routine {
    switch wish {
    case .named(let id): return try configuration.routine(id)
    case .text(let text, let origin): return try configuration.routine(text: text, origin: origin)
    case .composed(let wish, let seed): return try composed(wish, past, seed: seed)
    case .whateverIsDue: return try self.routine(for: meaning(of: wish).wish, past)
    }
  }

  /// A plain start as what it means now, and the reminder that it is for, if any is due; any other
  /// as it is.
  private func meaning(of wish: StartWish) -> (wish: StartWish, reminder: String?) {
    guard case .whateverIsDue = wish else { return (wish, nil) }
    if let due = agenda.answerable {
      let name = due.occurrence.key.reminder
      return (self.wish(of: name, due.occurrence.routine), name)
    }
    if let wish = configuration.settings.compose { return (.composed(wish, seed: nil), nil) }
    return (.named(configuration.settings.defaultRoutine), nil)
  }

  private func composed(
    _ wish: Wish, _ past: ExerciseHistory, seed: UInt64?
  ) throws(ControlError) -> Routine {
    var routine = try configuration.composed(wish, past, speaks: narrator.speaks, seed: seed)
    // Its name is in Limber's words.
    routine.language = "en"
    return routine
  }

  /// What a reminder is to be answered with.
  private func wish(of reminder: String, _ routine: String) -> StartWish {
    if routine == Composer.routine, let wish = configuration.reminders[reminder]?.wish {
      return .composed(wish, seed: nil)
    }
    return .named(routine)
  }

  /// What a plain start would play now; nil when nothing is due, and for a routine that is wrong.
  var routineThatIsDue: Routine? {
    guard let due = agenda.current else { return nil }
    let wish = wish(of: due.occurrence.key.reminder, due.occurrence.routine)
    return try? routine(for: wish, log.exerciseHistory)
  }

  func startByItself(_ routine: String, for reminder: String) {
    do throws(ControlError) {
      try start(wish(of: reminder, routine), byItselfFor: reminder) { [journal] started in
        for notice in started.notices { journal.notice("\(notice)") }
      }
    } catch {
      journal.error("the reminder's routine does not start: \(error)")
    }
  }

  private var notices: [String] {
    if case .absent(let reason) = performance.report.device {
      return [
        "no sound device works (\(reason)); the session goes on in silence, and sound joins when "
          + "the device is back"
      ]
    }
    if level.isAudible, let reason = silence { return ["nothing is heard: \(reason)"] }
    return level.isAudible ? [] : ["the sound is muted; 'limber mute off' brings it back"]
  }
}

extension StartWish {
  /// Of what is composed.
  fileprivate var key: WishKey? {
    if case .composed(let wish, _) = self { WishKey(wish.key) } else { nil }
  }
}

// org.limber.Session: turns calls into commands to the conductor, and replies once a command has
// taken effect.

import Control
import Planning
import Routines
import Sessions
import Varlink

struct SessionService {
  let conductor: Conductor
  let stream: StatusStream
  /// Reads changed files first, so that a routine written a moment ago can be started.
  let catchUp: () -> Void

  func add(to routes: inout Routes) {
    addStarts(to: &routes)
    addCommands(to: &routes)
    addLevels(to: &routes)
    routes.add(SessionMethod.GetStatus.self) { _, answer in
      answer.reply(StatusReply(status: conductor.status()))
    }
    routes.addStream(SessionMethod.Monitor.name) { exchange in stream.follow(exchange) }
  }

  /// A toggle without a session starts one, so that a single key is enough.
  private func addStarts(to routes: inout Routes) {
    routes.add(SessionMethod.Start.self) { parameters, answer in
      let lead = Milliseconds(parameters.inMs ?? 0)
      guard Self.leads.contains(lead) else { return answer.fail(.invalidParameter("in_ms")) }
      do throws(ControlError) {
        guard let wish = try Self.wish(parameters) else {
          return answer.fail(.invalidParameter("routine"))
        }
        start(wish, lead: lead, answer)
      } catch {
        answer.fail(error.varlinkError)
      }
    }
    routes.add(SessionMethod.Toggle.self) { _, answer in
      guard conductor.hasSession else { return start(.whateverIsDue, answer) }
      command(.toggle, answer.fail) { answer.reply(StartReply(status: $0)) }
    }
  }

  /// - Returns: nil when more than one routine is asked for.
  private static func wish(_ parameters: StartParameters) throws(ControlError) -> StartWish? {
    // A call without parameters starts whatever is due.
    let wishes: [StartWish?] = [
      parameters.text.map { .text($0, origin: parameters.origin ?? "-") },
      parameters.routine.map { .named($0) },
      try composed(parameters.compose),
    ]
    let stated = wishes.compactMap { $0 }
    return stated.count > 1 ? nil : stated.first ?? .whateverIsDue
  }

  /// - Throws: `cannotCompose`, with the nearest known word.
  private static func composed(_ wish: WishParameters?) throws(ControlError) -> StartWish? {
    guard let wish else { return nil }
    return .composed(
      try WishWords(wish).wish(), seed: wish.seed.map { UInt64(bitPattern: $0) })
  }

  private func start<Method: ControlMethod>(
    _ wish: StartWish, lead: Milliseconds = .zero, _ answer: Answer<Method>
  ) where Method.Reply == StartReply {
    catchUp()
    do throws(ControlError) {
      try conductor.start(wish, lead: lead) { started in
        answer.reply(
          StartReply(
            status: conductor.status(), needs: started.needs, notices: started.notices))
      }
    } catch {
      answer.fail(error.varlinkError)
    }
  }

  private func addCommands(to routes: inout Routes) {
    add(SessionMethod.Pause.self, .pause, to: &routes)
    add(SessionMethod.Resume.self, .resume, to: &routes)
    add(SessionMethod.Back.self, .back, to: &routes)
    add(SessionMethod.Restart.self, .restart, to: &routes)
    addPainful(SessionMethod.Skip.self, { _ in .skip }, to: &routes)
    addPainful(SessionMethod.Stop.self, { .stop(inPain: $0) }, to: &routes)
    routes.add(SessionMethod.Extend.self) { parameters, answer in
      let time = Milliseconds(parameters.byMs)
      guard Self.extensions.contains(time) else { return answer.fail(.invalidParameter("by_ms")) }
      command(.extend(time), answer.fail) { answer.reply(StatusReply(status: $0)) }
    }
    routes.add(SessionMethod.Easier.self) { _, answer in
      do throws(ControlError) {
        try conductor.goEasier { answer.reply(StatusReply(status: conductor.status())) }
      } catch {
        answer.fail(error.varlinkError)
      }
    }
  }

  /// Of `in_ms`: up to ten minutes of silence before the first step.
  private static let leads = Milliseconds.zero...Milliseconds.seconds(600)
  /// Of `by_ms`: a second to ten minutes.
  private static let extensions = Milliseconds.seconds(1)...Milliseconds.seconds(600)

  private func add<Method: ControlMethod>(
    _ method: Method.Type, _ wanted: SessionCommand, to routes: inout Routes
  ) where Method.Parameters == NoParameters, Method.Reply == StatusReply {
    routes.add(method) { _, answer in
      command(wanted, answer.fail) { answer.reply(StatusReply(status: $0)) }
    }
  }

  /// A pain of 0 is the same as none: nothing is recorded.
  private func addPainful<Method: ControlMethod>(
    _ method: Method.Type, _ wanted: @escaping (_ inPain: Bool) -> SessionCommand,
    to routes: inout Routes
  ) where Method.Parameters == PainParameters, Method.Reply == PainReply {
    routes.add(method) { parameters, answer in
      let pain = parameters.pain ?? 0
      guard (0...10).contains(pain) else { return answer.fail(.invalidParameter("pain")) }
      let notices = pain > 0 ? Self.notices(pain: pain, of: conductor.exerciseThatHurts) : []
      command(wanted(pain > 0), pain: pain > 0 ? pain : nil, answer.fail) { status in
        answer.reply(PainReply(status: status, notices: notices))
      }
    }
  }

  /// What was recorded, and advice for strong pain.
  private static func notices(pain: Int, of exercise: String?) -> [String] {
    let recorded = exercise.map {
      "\($0) hurt, \(pain) of 10: it is not composed until 'limber exercise clear \($0)'"
    }
    return [recorded, SafetyAdvice.after(pain: pain)].compactMap { $0 }
  }

  /// Replies with the status once the command can be heard.
  private func command(
    _ command: SessionCommand, pain: Int? = nil, _ fail: (VarlinkError) -> Void,
    then: @escaping (Status) -> Void
  ) {
    do throws(ControlError) {
      try conductor.obey(command, pain: pain) { then(conductor.status()) }
    } catch {
      fail(error.varlinkError)
    }
  }

  /// Without a parameter, Volume only reports the level, and Mute toggles.
  private func addLevels(to routes: inout Routes) {
    routes.add(SessionMethod.Volume.self) { parameters, answer in
      guard let percent = parameters.percent else {
        return answer.reply(Self.reply(conductor.volume))
      }
      guard (0...100).contains(percent) else { return answer.fail(.invalidParameter("percent")) }
      set(Volume(percent: percent, isMuted: conductor.volume.isMuted), answer)
    }
    routes.add(SessionMethod.Mute.self) { parameters, answer in
      let isMuted = parameters.on ?? !conductor.volume.isMuted
      set(Volume(percent: conductor.volume.percent, isMuted: isMuted), answer)
    }
  }

  private func set<Method: ControlMethod>(
    _ volume: Volume, _ answer: Answer<Method>
  ) where Method.Reply == VolumeReply {
    conductor.set(volume) { answer.reply(Self.reply(volume)) }
  }

  private static func reply(_ volume: Volume) -> VolumeReply {
    VolumeReply(percent: volume.percent, muted: volume.isMuted)
  }
}

// org.limber.Session: calls become commands to the conductor, and each answer waits until its
// effect has happened.

import Control
import Sessions
import Varlink

struct SessionService {
  let conductor: Conductor
  let stream: StatusStream

  func add(to routes: inout Routes) {
    addStarts(to: &routes)
    addCommands(to: &routes)
    addLevels(to: &routes)
    routes.add(SessionMethod.GetStatus.self) { _, answer in
      answer.reply(StatusReply(status: conductor.status()))
    }
    routes.addStream(SessionMethod.Monitor.name) { exchange in stream.follow(exchange) }
  }

  private func addStarts(to routes: inout Routes) {
    routes.add(SessionMethod.Start.self) { parameters, answer in
      guard parameters.routine == nil || parameters.text == nil else {
        return answer.fail(.invalidParameter("text"))
      }
      let wish: StartWish =
        if let text = parameters.text {
          .text(text, origin: parameters.origin ?? "-")
        } else if let routine = parameters.routine {
          .named(routine)
        } else {
          .whateverIsDue
        }
      start(wish, answer)
    }
    routes.add(SessionMethod.Toggle.self) { _, answer in
      guard conductor.isPlaying else { return start(.whateverIsDue, answer) }
      command(.toggle, answer.fail) { answer.reply(StartReply(status: $0)) }
    }
  }

  private func start<Method: ControlMethod>(
    _ wish: StartWish, _ answer: Answer<Method>
  ) where Method.Reply == StartReply {
    do throws(ControlError) {
      try conductor.start(wish) { notices in
        answer.reply(StartReply(status: conductor.status(), notices: notices))
      }
    } catch {
      answer.fail(error.varlinkError)
    }
  }

  private func addCommands(to routes: inout Routes) {
    add(SessionMethod.Pause.self, .pause, to: &routes)
    add(SessionMethod.Resume.self, .resume, to: &routes)
    add(SessionMethod.Skip.self, .skip, to: &routes)
    add(SessionMethod.Back.self, .back, to: &routes)
    add(SessionMethod.Stop.self, .stop, to: &routes)
  }

  private func add<Method: ControlMethod>(
    _ method: Method.Type, _ wanted: SessionCommand, to routes: inout Routes
  ) where Method.Parameters == NoParameters, Method.Reply == StatusReply {
    routes.add(method) { _, answer in
      command(wanted, answer.fail) { answer.reply(StatusReply(status: $0)) }
    }
  }

  private func command(
    _ command: SessionCommand, _ fail: (VarlinkError) -> Void, then: @escaping (Status) -> Void
  ) {
    do throws(ControlError) {
      try conductor.obey(command) { then(conductor.status()) }
    } catch {
      fail(error.varlinkError)
    }
  }

  private func addLevels(to routes: inout Routes) {
    routes.add(SessionMethod.Volume.self) { parameters, answer in
      guard let percent = parameters.percent else {
        return answer.reply(Self.reply(conductor.level))
      }
      guard (0...100).contains(percent) else { return answer.fail(.invalidParameter("percent")) }
      set(Level(percent: percent, isMuted: conductor.level.isMuted), answer)
    }
    routes.add(SessionMethod.Mute.self) { parameters, answer in
      let isMuted = parameters.on ?? !conductor.level.isMuted
      set(Level(percent: conductor.level.percent, isMuted: isMuted), answer)
    }
  }

  private func set<Method: ControlMethod>(
    _ level: Level, _ answer: Answer<Method>
  ) where Method.Reply == VolumeReply {
    conductor.set(level) { answer.reply(Self.reply(level)) }
  }

  private static func reply(_ level: Level) -> VolumeReply {
    VolumeReply(percent: level.percent, muted: level.isMuted)
  }
}

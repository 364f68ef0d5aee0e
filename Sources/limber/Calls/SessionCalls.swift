// The commands that control a session. Each is one call, whose reply means that the effect can be
// heard, and prints the new state. Notices, such as one that a device does not work, go to standard
// error, because the command has succeeded nevertheless.

import Commands
import Control

extension PauseCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Pause.self)
    say(StatusText.line(reply.status))
  }
}

extension ResumeCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Resume.self)
    say(StatusText.line(reply.status))
  }
}

extension ToggleCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Toggle.self)
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}

extension SkipCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Skip.self, PainParameters(pain: painOption.pain))
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}

extension BackCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Back.self)
    say(StatusText.line(reply.status))
  }
}

extension RestartCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Restart.self)
    say(StatusText.line(reply.status))
  }
}

extension ExtendCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let parameters = ExtendParameters(byMs: length.milliseconds)
    say(StatusText.line(try callDaemon(SessionMethod.Extend.self, parameters).status))
  }
}

extension EasierCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Easier.self)
    say(StatusText.line(reply.status))
  }
}

extension StopCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let reply = try callDaemon(SessionMethod.Stop.self, PainParameters(pain: painOption.pain))
    for notice in reply.notices { complain(notice) }
    say(StatusText.line(reply.status))
  }
}

extension VolumeCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    say(
      StatusText.volume(
        try callDaemon(SessionMethod.Volume.self, VolumeParameters(percent: percent))))
  }
}

extension MuteCommand: DaemonCall {
  func perform() throws(CommandFailure) {
    let parameters = MuteParameters(on: state.map { $0 == .on })
    say(StatusText.volume(try callDaemon(SessionMethod.Mute.self, parameters)))
  }
}

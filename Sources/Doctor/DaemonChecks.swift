// Checks whether the daemon answers, is of the same version as this program, and reports problems.
// It is asked first, because its answer is used by other checks as well.

import Control

/// Asking and judging are apart, so that tests can judge any answer without a daemon.
enum DaemonChecks {
  /// What the daemon replied to GetInfo and GetStatus.
  struct Answer: Hashable {
    var version: String
    var status: Status
  }

  /// Why there is no answer.
  enum Silence: Error, Hashable {
    /// The socket has no place: its path is too long, or there is no folder for it.
    case noPlace(SocketAddressError)
    /// The connection or a call failed.
    case failed(ControlClientError)
  }

  /// Asks over one connection; blocks until the daemon has replied.
  static func ask() -> Result<Answer, Silence> {
    let address: SocketAddress
    do throws(SocketAddressError) { address = try SocketAddress() } catch {
      return .failure(.noPlace(error))
    }
    do throws(ControlClientError) {
      var client = try ControlClient(connectingTo: address)
      let version = try client.call(ServiceMethod.GetInfo.self).version
      let status = try client.call(SessionMethod.GetStatus.self).status
      return .success(Answer(version: version, status: status))
    } catch {
      return .failure(.failed(error))
    }
  }

  /// - Parameters:
  ///   - answer: from `ask`.
  ///   - faults: the diagnostics of files, as text. `FileChecks` shows them with their places, so
  ///     they are left out of the daemon's problems.
  static func verdicts(
    _ answer: Result<Answer, Silence>, faults: Set<String> = []
  ) -> [Verdict] {
    switch answer {
    case .success(let answer): [version(answer.version)] + problems(answer.status, faults)
    case .failure(.noPlace(let error)):
      [
        Verdict(
          .daemon, "reachable", .bad, "\(error)",
          remedy: "then start the daemon with: limberd &")
      ]
    case .failure(.failed(.notReachable(let path, let reason))):
      [
        Verdict(
          .daemon, "reachable", .bad, "the daemon is not reachable at \(path) (\(reason))",
          remedy: "start it with: systemctl --user start limberd, or: limberd &")
      ]
    case .failure(.failed(.refused(.runsElsewhere(let host)))):
      [
        Verdict(
          .daemon, "elsewhere", .note,
          "Limber runs on \(host), with the same home, and reminds there",
          remedy: "it starts here when it ends there")
      ]
    case .failure(.failed(let error)):
      [
        Verdict(
          .daemon, "reachable", .bad, "\(error)",
          remedy: "restart it with: systemctl --user restart limberd")
      ]
    }
  }

  /// After an upgrade the old daemon keeps running until it is restarted.
  private static func version(_ theirs: String) -> Verdict {
    let ours = LimberVersion.text
    guard theirs != ours else {
      return Verdict(.daemon, "reachable", .ok, "limberd \(theirs) answers")
    }
    return Verdict(
      .daemon, "version", .bad, "the daemon that runs is limberd \(theirs), and this is \(ours)",
      remedy: "restart it with: systemctl --user restart limberd")
  }

  /// Each problem of the status that no other check shows.
  private static func problems(_ status: Status, _ faults: Set<String>) -> [Verdict] {
    status.problems.filter { !faults.contains($0) }.map {
      Verdict(.daemon, "problems", .bad, "the daemon reports: \($0)")
    }
  }
}

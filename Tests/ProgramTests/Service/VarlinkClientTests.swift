// The running daemon as seen by a Varlink client that nobody here wrote: PyPI's `varlink`, which
// parses the interface descriptions with a parser of its own.

import Foundation
import Testing

@Suite(.serialized) struct VarlinkClientTests {
  /// A virtual environment with the client, made once a build folder.
  private static let python: Result<String, any Error> = Result {
    let folder = "\(Programs.root)/.build/varlink-client"
    let python = "\(folder)/bin/python"
    let home = try Home()
    for name in ["PIP_INDEX_URL", "PIP_CONFIG_FILE", "HTTPS_PROXY", "https_proxy", "HOME"] {
      home.environment[name] = ProcessInfo.processInfo.environment[name] ?? home.environment[name]
    }
    if try !FileManager.default.fileExists(atPath: python)
      || home.run(python, "-c", "import varlink").status != 0
    {
      for step in [
        ["/usr/bin/python3", "-m", "venv", "--clear", folder],
        [python, "-m", "pip", "install", "--quiet", "setuptools", "varlink==31.0.0"],
      ] {
        let done = try home.run(step[0], Array(step.dropFirst()))
        guard done.status == 0 else { throw Failure("\(step): \(done.errors)") }
      }
    }
    return python
  }

  private func varlink(_ home: Home, _ arguments: String...) throws -> Finished {
    try home.run(Self.python.get(), ["-W", "ignore", "-m", "varlink.cli"] + arguments)
  }

  @Test func itReadsTheServiceAndEveryInterface() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let info = try varlink(home, "info", "unix:\(home.socket)")
    for name in ["Limber", "org.varlink.service", "org.limber.Session", "org.limber.Schedule"] {
      #expect(info.output.contains(name), "\(info)")
    }
    for name in ["Session", "Schedule", "Library"] {
      let help = try varlink(home, "help", "unix:\(home.socket)/org.limber.\(name)")
      let file = try String(
        contentsOfFile: "\(Programs.root)/Sources/Control/org.limber.\(name).varlink",
        encoding: .utf8)
      #expect(
        help.output.trimmingCharacters(in: .newlines) == file.trimmingCharacters(in: .newlines))
    }
  }

  @Test func itStartsFollowsAndStopsASession() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let session = "unix:\(home.socket)/org.limber.Session"
    let start = try varlink(home, "call", "\(session).Start", #"{"routine": "quick-start"}"#)
    #expect(start.output.contains(#""state": "running""#), "\(start)")
    let status = try varlink(home, "call", "\(session).GetStatus")
    #expect(status.output.contains(#""routine": "quick-start""#))

    let script = """
      import sys, varlink
      with varlink.Client(address="unix:\(home.socket)") as client:
          with client.open("org.limber.Session") as first:
              with client.open("org.limber.Session") as second:
                  states = second.Monitor(_more=True)
                  print(next(states)["status"]["session"]["state"])
                  first.Pause()
                  for reply in states:
                      session = reply["status"]["session"]
                      if session and session["state"] == "paused":
                          print("paused")
                          break
              first.Stop()
              # This client leaves out what is null.
              print(first.GetStatus()["status"].get("session"))
      """
    let followed = try home.run(Self.python.get(), "-W", "ignore", "-c", script)
    #expect(followed.output == "running\npaused\nNone\n", "\(followed)")
  }

  @Test func aBadCallIsAnsweredByNameAndField() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let session = "unix:\(home.socket)/org.limber.Session"
    for (call, error) in [
      ([".Strat"], "MethodNotFound"), ([".Start", #"{"routin": "x"}"#], "routin"),
      ([".Volume", #"{"percent": "loud"}"#], "percent"), ([".Monitor"], "ExpectedMore"),
      ([".Pause"], "NothingRunning"), ([".Start", #"{"routine": "quik-start"}"#], "quick-start"),
    ] {
      let answer = try varlink(home, "call", session + call[0], call.count > 1 ? call[1] : "{}")
      #expect((answer.output + answer.errors).contains(error), "\(call): \(answer)")
    }
  }
}

import Glibc
import Service
import Testing

@Suite struct ChildProcessTests {
  @Test(arguments: [
    (["-c", "exit 7"], ChildProcess.End.exited(7)),
    (["-c", "kill -9 $$"], .killed(signal: 9)),
    (["-c", "test \"$WORD\" = stretch"], .exited(0)),
    (["-c", "ls -l /proc/$$/fd | grep -c eventpoll"], .exited(1)),
  ])
  func theEndOfAProgramIsTold(arguments: [String], end: ChildProcess.End) throws {
    let told = Box<ChildProcess.End?>(nil)
    try withBlocked([SIGCHLD]) {
      try runLoop { loop in
        let command = ChildProcess.Command(
          "/bin/sh", arguments, environment: ["WORD": "stretch", "PATH": "/usr/bin:/bin"])
        return [
          try ChildProcess(loop, command) {
            told.value = $0
            loop.exit()
          }
        ]
      }
    }
    #expect(told.value == end)
  }

  @Test func whatAProgramWritesComesOutOfTheDescriptorItWasGiven() throws {
    let pipe = Pipe()
    try withBlocked([SIGCHLD]) {
      try runLoop { loop in
        let command = ChildProcess.Command("/bin/echo", ["knee to chest"], output: pipe.writer)
        return [try ChildProcess(loop, command) { _ in loop.exit() }]
      }
    }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(pipe.reader, &bytes, bytes.count)
    #expect(String(decoding: bytes[..<max(0, count)], as: UTF8.self) == "knee to chest\n")
  }

  @Test func aProgramThatDoesNotExistIsAnError() throws {
    let loop = try EventLoop()
    withBlocked([SIGCHLD]) {
      #expect(throws: EventLoopError(operation: "posix_spawn", code: ENOENT)) {
        _ = try ChildProcess(loop, .init("/nonexistent/espeak-ng")) { _ in }
      }
    }
  }

  @Test func aProgramThatNobodyHoldsIsKilledAndReaped() throws {
    let loop = try EventLoop()
    let pid = try withBlocked([SIGCHLD]) {
      try ChildProcess(loop, .init("/bin/sleep", ["100"])) { _ in }.pid
    }
    #expect(kill(pid, 0) == -1 && errno == ESRCH)
  }

  /// A program whose own child ignores being asked to end; the child's number comes out of the pipe.
  private func family(_ loop: EventLoop, _ pipe: Pipe, leaderEnds: Bool) throws -> ChildProcess {
    let wait = leaderEnds ? "" : "; while :; do sleep 0.05; done"
    let script = "(trap '' TERM; exec sleep 100) & echo $!\(wait)"
    return try withBlocked([SIGCHLD]) {
      try ChildProcess(
        loop,
        .init(
          "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"], output: pipe.writer)
      ) { _ in loop.exit() }
    }
  }

  private func number(from pipe: Pipe) -> pid_t {
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(pipe.reader, &bytes, bytes.count)
    return pid_t(String(decoding: bytes[..<max(0, count - 1)], as: UTF8.self)) ?? 0
  }

  /// Waits until a program that is not ours to reap has ended: the last of it is its open pipe.
  private func hasEnded(_ pid: pid_t) -> Bool {
    for _ in 0..<200 {
      guard kill(pid, 0) == 0 else { return true }
      var bytes = [UInt8](repeating: 0, count: 400)
      let file = open("/proc/\(pid)/stat", O_RDONLY)
      guard file >= 0 else { return true }
      defer { close(file) }
      let count = read(file, &bytes, bytes.count)
      if String(decoding: bytes[..<max(0, count)], as: UTF8.self).contains(") Z ") { return true }
      usleep(10_000)
    }
    return false
  }

  @Test func whatAProgramHasStartedIsKilledWithIt() throws {
    let (loop, pipe) = (try EventLoop(), Pipe())
    var child: ChildProcess? = try family(loop, pipe, leaderEnds: false)
    let other = number(from: pipe)
    #expect(other > 0 && kill(other, 0) == 0)
    #expect(child?.hasEnded == false)
    child = nil
    #expect(hasEnded(other))
  }

  @Test func whatAProgramLeavesBehindIsKilledWhenItIsLetGo() throws {
    let (loop, pipe) = (try EventLoop(), Pipe())
    var child: ChildProcess? = try family(loop, pipe, leaderEnds: true)
    let other = number(from: pipe)
    _ = try withBlocked([SIGCHLD]) { try loop.run() }
    #expect(child?.hasEnded == true)
    #expect(child?.leavesOthers == true)
    child?.signal(SIGTERM)
    #expect(kill(other, 0) == 0, "it does not heed that")
    child = nil
    #expect(hasEnded(other))
  }
}

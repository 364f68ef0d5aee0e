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
}

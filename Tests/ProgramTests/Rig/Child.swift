// A child process that ends with the test, whatever happens in between. Output goes to files, so
// that no pipe can fill up and stop it. Spawned here rather than by Foundation's `Process`, which
// hands on the signals that its thread blocks and a socket by which it knows the end: a child that
// outlives its parent would then never end.

import Foundation

final class Child {
  private let program: String
  private let arguments: [String]
  private let environment: [String: String]
  private let folder: URL
  private(set) var pid: pid_t = 0
  /// As waitpid(2) gave it; nil while it runs.
  private var ended: Int32?

  init(_ program: String, _ arguments: [String], environment: [String: String]) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    folder = FileManager.default.temporaryDirectory.appending(path: "lt-out-\(UUID().uuidString)")
  }

  deinit {
    if pid > 0, isRunning {
      // Its group: what it has started ends with it.
      kill(-pid, SIGKILL)
      var status: Int32 = 0
      waitpid(pid, &status, 0)
    }
    try? FileManager.default.removeItem(at: folder)
  }

  var output: String { text("out") }
  var errors: String { text("err") }

  var isRunning: Bool {
    if ended != nil { return false }
    var status: Int32 = 0
    if waitpid(pid, &status, WNOHANG) == pid { ended = status }
    return ended == nil
  }

  /// - Parameter input: what it reads; nothing by default.
  func start(input: String = "") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try input.write(to: folder.appending(path: "in"), atomically: true, encoding: .utf8)
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    for (number, name, flags) in [(0, "in", O_RDONLY), (1, "out", writing), (2, "err", writing)] {
      let path = folder.appending(path: name).path
      posix_spawn_file_actions_addopen(&files, Int32(number), path, flags, 0o600)
    }
    try spawn(&files)
  }

  /// In a group of its own, with no signal blocked and none ignored.
  private func spawn(_ files: inout posix_spawn_file_actions_t) throws {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    let code = posix_spawn(&pid, program, &files, &attributes, &words, &variables)
    guard code == 0 else { throw Failure("\(program): \(String(cString: strerror(code)))") }
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Waits for the end.
  /// - Returns: the exit status; 128 and the signal's number when a signal ended it.
  func wait(seconds: Double) throws -> Int32 {
    try eventually("\(program) \(arguments) ends", within: seconds) { !isRunning }
    let status = ended!
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private func text(_ name: String) -> String {
    let data = try? Data(contentsOf: folder.appending(path: name))
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

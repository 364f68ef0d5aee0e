// The daemon that cannot start says why in one sentence, and the one that can starts over whatever
// its predecessor left behind.

import Foundation
import Testing

@Suite(.serialized) struct StartUpTests {
  /// A daemon that is expected to end by itself.
  private func failed(_ home: Home) throws -> Finished {
    let finished = try home.run(Programs.limberd)
    #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    return finished
  }

  @Test func aSecondDaemonRefusesToStart() throws {
    let home = try Home()
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let second = try failed(home)
    #expect(second.status == 75)
    #expect(second.errors == "<2>limberd is already running (process \(daemon.pid))\n")
    #expect(try home.limber("status").status == 0, "the first one goes on")
  }

  /// What is seen of a daemon on the machine desk-7.
  /// - Returns: a descriptor that holds the lock.
  private func lockElsewhere(_ data: String) throws -> Int32 {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let lock = open("\(data)/limberd.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    try #require(flock(lock, LOCK_EX) == 0 && write(lock, "77 desk-7\n", 10) == 10)
    return lock
  }

  /// A home on a server, and the daemon of another machine: all that is seen of it is its lock.
  @Test func withOneHomeOnTwoMachinesOneDaemonRemindsAndTheOtherTakesItsPlace() throws {
    let home = try Home()
    let data = "\(home.path)/data/limber"
    let lock = try lockElsewhere(data)
    defer { close(lock) }
    let waiting = Child(Programs.limberd, [], environment: home.environment)
    try waiting.start()
    defer { waiting.signal(SIGTERM) }
    try eventually("it says where Limber runs") {
      let status = try home.limber("status")
      return status.status == 69 && status.errors.contains("Limber runs on desk-7")
    }
    #expect(try home.limber("start", "quick-start").status == 69)
    let doctor = try home.limber("doctor", "--silent").output
    #expect(doctor.contains("note: daemon: Limber runs on desk-7"), "\(doctor)")
    #expect(!FileManager.default.fileExists(atPath: "\(data)/history.db"), "nothing is begun here")
    try #require(flock(lock, LOCK_UN) == 0)
    try eventually("it begins when that ends", within: 40) { try home.limber("status").status == 0 }
  }

  @Test func whoWaitsForAnotherMachineStopsWhenItIsTold() throws {
    let home = try Home()
    let lock = try lockElsewhere("\(home.path)/data/limber")
    defer { close(lock) }
    let waiting = Child(Programs.limberd, [], environment: home.environment)
    try waiting.start()
    try eventually("it answers") { try home.limber("status").errors.contains("desk-7") }
    waiting.signal(SIGTERM)
    #expect(try waiting.wait(seconds: 5) == 0)
    #expect(!FileManager.default.fileExists(atPath: home.socket), "its socket goes with it")
  }

  @Test func aSocketPathThatIsTooLongIsToldByBothPrograms() throws {
    let home = try Home()
    home.environment["LIMBER_SOCKET"] = "/tmp/\(String(repeating: "x", count: 120))"
    let daemon = try failed(home)
    #expect(daemon.status == 1)
    #expect(daemon.errors.contains("has 125 bytes, more than the 107 that the system allows"))
    let command = try home.limber("status")
    #expect(command.status == 69)
    #expect(command.errors.contains("set LIMBER_SOCKET to a shorter path"))
  }

  @Test func whateverElseIsOnTheSocketsPathStays() throws {
    let home = try Home()
    home.environment["LIMBER_SOCKET"] = "\(home.path)/file"
    try "mine".write(toFile: "\(home.path)/file", atomically: true, encoding: .utf8)
    #expect(try failed(home).errors.contains("exists and is not a socket"))
    #expect(try String(contentsOfFile: "\(home.path)/file", encoding: .utf8) == "mine")
  }

  @Test func aPathInUseByAnotherProgramIsLeftToIt() throws {
    let home = try Home()
    let other = try Home()
    let daemon = try other.daemon()
    defer { daemon.signal(SIGTERM) }
    home.environment["LIMBER_SOCKET"] = other.socket
    #expect(try failed(home).errors.contains("another program is already listening on this socket"))
    #expect(try other.limber("status").status == 0)
  }

  @Test func theSocketOfAKilledDaemonIsTakenOver() throws {
    let home = try Home()
    let killed = try home.daemon()
    killed.signal(SIGKILL)
    _ = try killed.wait(seconds: 5)
    #expect(FileManager.default.fileExists(atPath: home.socket))
    let daemon = try home.daemon()
    daemon.signal(SIGTERM)
    #expect(try daemon.wait(seconds: 5) == 0)
    #expect(!FileManager.default.fileExists(atPath: home.socket))
  }

  @Test(
    .enabled(
      if: access("/run/user/\(getuid())", F_OK) != 0,
      "the user has a runtime folder, where the daemon would listen"))
  func withoutAPlaceForTheSocketTheDaemonSaysWhatToSet() throws {
    let home = try Home()
    home.environment["XDG_RUNTIME_DIR"] = nil
    #expect(try failed(home).errors.contains("set LIMBER_SOCKET"))
  }

  @Test func aDataFolderThatCannotBeWrittenIsToldAndNobodyIsForgotten() throws {
    let home = try Home()
    // A file where the folder should be: root may write into any folder.
    try FileManager.default.removeItem(atPath: "\(home.path)/data")
    try "".write(toFile: "\(home.path)/data", atomically: true, encoding: .utf8)
    let daemon = try home.daemon()
    defer { daemon.signal(SIGTERM) }
    let problems = try #require(home.status()["problems"] as? [String])
    #expect(problems.contains { $0.contains("history.db cannot be opened") }, "\(problems)")
    let start = try home.limber("start", "quick-start")
    #expect(start.status == 0, "\(start)")
  }

  @Test func anEndBySIGTERMInASessionTakesUnderASecond() throws {
    let home = try Home()
    let daemon = try home.daemon()
    #expect(try home.limber("start", "quick-start").status == 0)
    let begin = ContinuousClock.now
    daemon.signal(SIGTERM)
    #expect(try daemon.wait(seconds: 5) == 0)
    #expect(ContinuousClock.now - begin < .seconds(1))
  }
}

import Glibc
import Service
import TestSupport
import Testing

@Suite struct InstanceLockTests {
  let folder = TemporaryFolder()
  var data: String { folder("share/limber") }

  @Test func theFolderIsMadeForItsOwnerOnly() throws {
    let lock = try InstanceLock(folder: data)
    #expect(folder.mode("share") == 0o700)
    #expect(folder.mode("share/limber") == 0o700)
    #expect(folder.mode("share/limber/\(InstanceLock.fileName)") == 0o600)
    lock.close()
  }

  // flock(2) is by open file, so a second one in this process is kept out like another process.
  @Test func aSecondDaemonIsToldWhoRuns() throws {
    let lock = try InstanceLock(folder: data)
    let path = data + "/" + InstanceLock.fileName
    #expect(throws: InstanceLockError.alreadyRunning(pid: getpid(), path: path)) {
      _ = try InstanceLock(folder: data)
    }
    lock.close()
  }

  @Test func whoRunsOnAnotherMachineIsTold() throws {
    let lock = try InstanceLock(folder: data, host: "desk 7")
    let path = data + "/" + InstanceLock.fileName
    let elsewhere = InstanceLockError.alreadyRunning(pid: getpid(), host: "desk 7", path: path)
    #expect(throws: elsewhere) { _ = try InstanceLock(folder: data, host: "laptop") }
    #expect("\(elsewhere)".contains("on desk 7, with the same data folder"))
    #expect(throws: InstanceLockError.alreadyRunning(pid: getpid(), path: path)) {
      _ = try InstanceLock(folder: data, host: "desk 7")
    }
    lock.close()
  }

  @Test func aLockLetGoCanBeTakenAgainOverAnOldLongerLine() throws {
    try InstanceLock(folder: data).close()
    folder.write("share/limber/\(InstanceLock.fileName)", "99999999999999\n")
    let lock = try InstanceLock(folder: data)
    let path = data + "/" + InstanceLock.fileName
    #expect(throws: InstanceLockError.alreadyRunning(pid: getpid(), path: path)) {
      _ = try InstanceLock(folder: data)
    }
    lock.close()
  }

  @Test func aFolderThatCanNotBeMadeIsAnError() throws {
    folder.write("share", "a file")
    #expect(throws: InstanceLockError.failed(operation: "mkdir", path: data, code: ENOTDIR)) {
      _ = try InstanceLock(folder: data)
    }
  }

  @Test func aLinkInPlaceOfTheLockIsNotFollowed() throws {
    folder.makeFolder("share")
    folder.makeFolder("share/limber")
    folder.link("share/limber/\(InstanceLock.fileName)", to: folder("elsewhere"))
    let path = data + "/" + InstanceLock.fileName
    #expect(throws: InstanceLockError.failed(operation: "open", path: path, code: ELOOP)) {
      _ = try InstanceLock(folder: data)
    }
    #expect(folder.mode("elsewhere") == nil)
  }
}

// One daemon a user. Connecting to the socket would prove nothing, since a socket held by the
// service manager always answers; so the daemon locks a file beside its data (flock(2)), which the
// kernel lets go of whatever way the daemon ends.

import Glibc

/// Why the lock was not taken.
package enum InstanceLockError: Error, Equatable, CustomStringConvertible {
  /// Somebody has the lock; the process that wrote its id there, if it can be read.
  case alreadyRunning(pid: Int32?, path: String)
  case failed(operation: String, path: String, code: Int32)

  package var description: String {
    switch self {
    case .alreadyRunning(let pid?, _): "limberd is already running (process \(pid))"
    case .alreadyRunning(nil, let path): "limberd is already running (it holds \(path))"
    case .failed(let operation, let path, let code): "\(path): \(operation): \(errorText(code))"
    }
  }
}

/// The held lock. Let go of by `close()`, at the end of its owner, and at the end of the process.
package struct InstanceLock: ~Copyable {
  /// The name of the lock's file in the data folder.
  package static let fileName = "limberd.lock"

  private let descriptor: Descriptor

  /// Takes the lock of a data folder, which is made (0700, as the XDG specification says) if it
  /// is missing, and writes this process's id into it.
  package init(folder: String) throws(InstanceLockError) {
    let made = Folders.make(folder)
    guard made == 0 else { throw .failed(operation: "mkdir", path: folder, code: made) }
    let path = folder + "/" + Self.fileName
    let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw .failed(operation: "open", path: path, code: errno) }
    let descriptor = Descriptor(owning: number)
    guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      guard code == EWOULDBLOCK else { throw .failed(operation: "flock", path: path, code: code) }
      throw .alreadyRunning(pid: Self.holder(path), path: path)
    }
    let line = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor.number, 0) == 0,
      pwrite(descriptor.number, line, line.count, 0) == line.count
    else { throw .failed(operation: "write", path: path, code: errno) }
    self.descriptor = descriptor
  }

  /// Lets go of the lock. The file stays: removing it would let two daemons lock two files.
  package consuming func close() {}

  private static func holder(_ path: String) -> Int32? {
    guard let bytes = try? FileBytes.read(path, limit: 64) else { return nil }
    return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}

// One daemon for each user. Connecting to the socket would prove nothing, since a socket held by
// the service manager always answers. So the daemon locks a file beside its data (flock(2)), which
// the kernel releases however the daemon ends. If the home is on a server, the kernel asks the
// server (NFS does so for flock as well), so that the lock holds across a user's machines.

import Glibc

/// Why the lock was not taken.
package enum InstanceLockError: Error, Equatable, CustomStringConvertible {
  /// Another process has the lock: the process id in the file, if it can be read, and the machine
  /// that it runs on, if it is another one.
  case alreadyRunning(pid: Int32?, host: String? = nil, path: String)
  case failed(operation: String, path: String, code: Int32)

  package var description: String {
    switch self {
    case .alreadyRunning(_, let host?, _):
      "limberd is already running on \(host), with the same data folder"
    case .alreadyRunning(let pid?, _, _): "limberd is already running (process \(pid))"
    case .alreadyRunning(nil, _, let path): "limberd is already running (it holds \(path))"
    case .failed(let operation, let path, let code): "\(path): \(operation): \(errorText(code))"
    }
  }
}

/// The lock while it is held. Released by `close()`, at the end of its owner's life, and at the end
/// of the process.
package struct InstanceLock: ~Copyable {
  /// The name of the lock file in the data folder.
  package static let fileName = "limberd.lock"

  private let descriptor: Descriptor

  /// Takes the lock of a data folder, which is created if necessary (0700, by the XDG
  /// specification), and writes this process's id and the machine's name into it.
  package init(
    folder: String, host: String = MachineIdentity.hostName
  ) throws(InstanceLockError) {
    let made = Folders.make(folder)
    guard made == 0 else { throw .failed(operation: "mkdir", path: folder, code: made) }
    let path = folder + "/" + Self.fileName
    let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw .failed(operation: "open", path: path, code: errno) }
    let descriptor = Descriptor(owning: number)
    guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      guard code == EWOULDBLOCK else { throw .failed(operation: "flock", path: path, code: code) }
      let holder = Self.holder(path)
      throw .alreadyRunning(
        pid: holder.pid, host: holder.host == host ? nil : holder.host, path: path)
    }
    let line = Array("\(getpid()) \(host)\n".utf8)
    guard ftruncate(descriptor.number, 0) == 0,
      pwrite(descriptor.number, line, line.count, 0) == line.count
    else { throw .failed(operation: "write", path: path, code: errno) }
    self.descriptor = descriptor
  }

  /// Releases the lock. The file stays: removing it would let two daemons lock two files.
  package consuming func close() {}

  /// What the owner of the lock wrote: `1234 desk-7`.
  private static func holder(_ path: String) -> (pid: Int32?, host: String?) {
    guard let bytes = try? FileBytes.read(path, limit: 400) else { return (nil, nil) }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    return (words.first.flatMap { Int32($0) }, words.count > 1 ? words[1] : nil)
  }
}

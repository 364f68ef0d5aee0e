// A folder of a test's own, removed with its owner: configuration is read from real files.

import FoundationEssentials
import Glibc

final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/limber-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template)!)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders that it lies in.
  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) {
    makeFolder(String(name.prefix(upTo: name.lastIndex(of: "/") ?? name.startIndex)))
    let isWritten = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(bytes))
    precondition(isWritten, "\(path)/\(name) was not written")
  }

  func makeFolder(_ name: String) {
    try! FileManager.default.createDirectory(
      atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func remove(_ name: String) { try! FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  func makePipe(_ name: String) { precondition(mkfifo("\(path)/\(name)", 0o600) == 0) }

  func link(_ name: String, to target: String) {
    precondition(symlink(target, "\(path)/\(name)") == 0)
  }
}

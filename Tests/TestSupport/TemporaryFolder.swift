// A folder of a test's own, which is removed with its owner: what reads and writes files is tested
// on real ones. A test that cannot even make its files ends at once, since nothing that it found
// afterwards would mean anything.

import FoundationEssentials
import Glibc

package final class TemporaryFolder: Sendable {
  /// Short, because a socket's path in it has 107 bytes at most.
  package let path: String

  package init() {
    var template = Array("/tmp/limber-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template)!)
  }

  deinit { remove("") }

  /// The path of something in it; of the folder itself for the empty name.
  package func callAsFunction(_ name: String) -> String {
    name.isEmpty ? path : "\(path)/\(name)"
  }

  // MARK: Making

  /// Writes a file in place, with the folders that it lies in.
  /// - Returns: its path.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) -> String {
    let path = self(name)
    if let slash = name.lastIndex(of: "/") { makeFolder(String(name[..<slash])) }
    // Not by Foundation, which writes elsewhere and renames: watches and links see the difference.
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    precondition(file >= 0, "\(path): \(String(cString: strerror(errno)))")
    defer { close(file) }
    precondition(Glibc.write(file, bytes, bytes.count) == bytes.count, path)
    return path
  }

  @discardableResult
  package func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  /// A shell script that can be run.
  /// - Returns: its path.
  @discardableResult
  package func writeScript(_ name: String, _ lines: String) -> String {
    write(name, "#!/bin/sh\n\(lines)\n")
    precondition(chmod(self(name), 0o755) == 0)
    return self(name)
  }

  /// As editors save: into another file, which then takes the name.
  package func saveByRename(_ name: String, _ text: String) {
    write(name + "~new", text)
    move(name + "~new", to: name)
  }

  /// With those that it lies in; one that is there stays as it is.
  package func makeFolder(_ name: String) {
    guard access(self(name), F_OK) != 0 else { return }
    try! FileManager.default.createDirectory(
      atPath: self(name), withIntermediateDirectories: true)
  }

  package func makePipe(_ name: String) { precondition(mkfifo(self(name), 0o600) == 0) }

  package func link(_ name: String, to target: String) {
    precondition(symlink(target, self(name)) == 0)
  }

  package func move(_ name: String, to other: String) {
    precondition(rename(self(name), self(other)) == 0)
  }

  /// Removes a file, or a folder with all in it, where it is there.
  package func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: self(name))
  }

  // MARK: Looking

  /// Of what lies in it, in order.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// A file's; nil where there is none.
  package func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self(name)).map { Array($0) }
  }

  /// A file's; nil where there is none.
  package func text(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The permissions, of a link its own; nil where there is nothing.
  package func mode(_ name: String) -> mode_t? {
    var status = stat()
    return lstat(self(name), &status) == 0 ? status.st_mode & 0o777 : nil
  }
}

import Glibc

/// A folder of a test's own, removed with its owner.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/limber-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template)!)
  }

  deinit { remove("") }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) {
    let number = open(self(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    precondition(number >= 0, "\(self(name)): \(String(cString: strerror(errno)))")
    _ = Glibc.write(number, bytes, bytes.count)
    close(number)
  }

  func makeFolder(_ name: String) { precondition(mkdir(self(name), 0o755) == 0) }
  func move(_ name: String, to other: String) { precondition(rename(self(name), self(other)) == 0) }
  func link(_ name: String, to target: String) { precondition(symlink(target, self(name)) == 0) }

  /// As editors save: into another file, which then takes the name.
  func saveByRename(_ name: String, _ text: String) {
    write(name + "~new", text)
    move(name + "~new", to: name)
  }

  func mode(_ name: String) -> mode_t? {
    var status = stat()
    return lstat(self(name), &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// Removes a file, or a folder with all in it.
  func remove(_ name: String) {
    let paths = self(name)
    if unlink(paths) == 0 { return }
    if let directory = opendir(paths) {
      while let entry = readdir(directory) {
        let child = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if child != "." && child != ".." { remove(name.isEmpty ? child : name + "/" + child) }
      }
      closedir(directory)
    }
    rmdir(paths)
  }
}

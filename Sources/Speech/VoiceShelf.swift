// The cache of spoken words, so that a slow program is waited for only once: files in the user's
// cache folder, limited in size, each named by what it says and how.

import Glibc
import Service
import Sounds

package struct VoiceShelf: Sendable {
  /// The folder; it is created when something is stored.
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// Keeps nothing: everything is spoken anew. No folder can be made here.
  package static let none = VoiceShelf(folder: "/dev/null/speech")

  /// Above this many bytes, the least recently used files are removed,
  static let bytesMax = 96 << 20
  /// until this many are left.
  static let bytesKept = 64 << 20
  /// The first line of each file: another format or level gets another number, and old
  /// files are ignored.
  private static let mark = Array("limber voice 2\n".utf8)

  /// - Parameter key: identifies what is said and how.
  func voice(_ key: String) -> Voice? {
    let path = path(key)
    guard let bytes = Self.read(path) else { return nil }
    let head = Self.head(key)
    guard bytes.starts(with: head), (bytes.count - head.count) % 2 == 0, bytes.count > head.count
    else { return nil }
    // Used now, so it is removed last.
    utimensat(AT_FDCWD, path, nil, 0)
    let samples = bytes.withUnsafeBytes { bytes in
      stride(from: head.count, to: bytes.count, by: 2).map {
        Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int16.self))
      }
    }
    return Voice(ContiguousArray(samples))
  }

  /// Stores a voice. A failure does not matter, since the words would be spoken again.
  func keep(_ voice: Voice, as key: String) {
    guard Folders.make(folder) == 0 else { return }
    let path = path(key)
    // Written under another name and renamed, so that no reader sees half a file.
    let part = "\(path).\(getpid()).part"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    var bytes = Self.head(key)
    for sample in voice.samples { withUnsafeBytes(of: sample.littleEndian) { bytes += $0 } }
    let count = write(descriptor, bytes, bytes.count)
    close(descriptor)
    if count != bytes.count || rename(part, path) != 0 { unlink(part) }
  }

  /// Removes the least recently used files, if the cache is too large.
  func tidy() {
    var files = Self.files(in: folder)
    var total = files.reduce(0) { $0 + $1.size }
    guard total > Self.bytesMax else { return }
    files.sort { $0.used < $1.used }
    for file in files where total > Self.bytesKept {
      unlink(file.path)
      total -= file.size
    }
  }

  /// What a file begins with: the mark and the key.
  private static func head(_ key: String) -> [UInt8] { mark + Array(key.utf8) + [10] }

  private func path(_ key: String) -> String {
    // FNV-1a; the file contains the key itself, so that a collision is detected.
    let hash = key.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\(folder)/\(String(hash, radix: 16)).voice"
  }

  private static func read(_ path: String) -> [UInt8]? {
    // O_NOFOLLOW: a link in the cache must not lead to another file.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= SpeechRun.bytesMax
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    return Glibc.read(descriptor, &bytes, bytes.count) == bytes.count ? bytes : nil
  }

  private struct File {
    var path: String
    var size: Int
    var used: Int
  }

  private static func files(in folder: String) -> [File] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var files: [File] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard !name.hasPrefix("."), lstat("\(folder)/\(name)", &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      files.append(
        File(
          path: "\(folder)/\(name)", size: Int(status.st_size), used: status.st_mtim.tv_sec))
    }
    return files
  }
}

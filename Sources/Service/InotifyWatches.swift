// An inotify descriptor (inotify(7)) and the purpose of each of its watches. Watches are by inode:
// two paths that lead to the same folder share a watch, so masks and names are combined.

import CSystemd
import Glibc

/// The watches of one inotify descriptor.
final class InotifyWatches {
  /// Which events in a folder matter, besides those of the folder itself.
  enum Interest {
    case itself
    /// Entries with these names, which do not exist yet.
    case names(Set<String>)
    case everything

    func merged(with other: Interest) -> Interest {
      switch (self, other) {
      case (.everything, _), (_, .everything): .everything
      case (.names(let a), .names(let b)): .names(a.union(b))
      case (.names, .itself): self
      case (.itself, _): other
      }
    }
  }

  /// The bytes of events read at a time; the kernel keeps the rest.
  private static let readSize = 16_384

  let descriptor: Descriptor
  /// The first watch that was refused for lack of resources (ENOSPC: max_user_watches).
  private(set) var failure: EventLoopError?
  private var interests: [Int32: Interest] = [:]

  init() throws(EventLoopError) {
    let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard number >= 0 else { throw EventLoopError(operation: "inotify_init1", code: errno) }
    descriptor = Descriptor(owning: number)
  }

  /// Watches a path.
  /// - Returns: false if there is nothing (any more) at the path.
  func add(_ path: String, _ mask: UInt32, _ interest: Interest) -> Bool {
    let watch = inotify_add_watch(descriptor.number, path, mask | UInt32(IN_MASK_ADD))
    if watch >= 0 {
      interests[watch] = (interests[watch] ?? .itself).merged(with: interest)
      return true
    }
    let code = errno
    if code == ENOSPC || code == ENOMEM {
      failure = failure ?? EventLoopError(operation: "inotify_add_watch", code: code)
    }
    // What may not be read can't be watched; what is below it may still be watchable.
    return code != ENOENT && code != ENOTDIR
  }

  /// Reads the events.
  /// - Returns: whether any of them matters.
  func drain() -> Bool {
    var matters = false
    withUnsafeTemporaryAllocation(byteCount: Self.readSize, alignment: 8) { buffer in
      while true {
        let count = read(descriptor.number, buffer.baseAddress, buffer.count)
        guard count > 0 else { break }
        if anyMatters(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { matters = true }
      }
    }
    return matters
  }

  private func anyMatters(_ events: UnsafeRawBufferPointer) -> Bool {
    let header = MemoryLayout<inotify_event>.size
    var offset = 0
    var matters = false
    while offset + header <= events.count {
      let event = events.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let name = events[(offset + header)..<(offset + header + Int(event.len))].prefix { $0 != 0 }
      if self.matters(event, String(decoding: name, as: UTF8.self)) { matters = true }
      offset += header + Int(event.len)
    }
    return matters
  }

  private func matters(_ event: inotify_event, _ name: String) -> Bool {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    // The watch ended with its inode, which another event has reported.
    if event.mask & UInt32(IN_IGNORED) != 0 { return false }
    if name.isEmpty { return true }
    switch interests[event.wd] {
    case .everything: return true
    case .names(let names): return names.contains(name)
    case .itself, nil: return false
    }
  }
}

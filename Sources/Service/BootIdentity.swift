// Identifies this boot of the machine: the clock may have been wrong during another one.

package enum BootIdentity {
  /// From the kernel (proc_sys_kernel(5), `random/boot_id`); nil if it is not available.
  package static var current: String? {
    guard let bytes = try? FileBytes.read("/proc/sys/kernel/random/boot_id", limit: 64) else {
      return nil
    }
    return String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
  }
}

// Which start of the machine this is: its clock may have been wrong at another one.

package enum BootIdentity {
  /// The kernel's (proc_sys_kernel(5), `random/boot_id`); nil where it does not tell.
  package static var current: String? {
    guard let bytes = try? FileBytes.read("/proc/sys/kernel/random/boot_id", limit: 64) else {
      return nil
    }
    return String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
  }
}

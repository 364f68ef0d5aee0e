// A D-Bus of a test's own: it starts no service by itself, and nothing on it is refused.

/// What `dbus-daemon --config-file` reads.
/// - Parameter address: where it listens, such as `unix:path=/tmp/x/bus`.
package func busConfiguration(listeningAt address: String) -> String {
  """
  <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
   "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
  <busconfig>
    <type>session</type>
    <listen>\(address)</listen>
    <auth>EXTERNAL</auth>
    <policy context="default">
      <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
      <allow own="*"/>
    </policy>
  </busconfig>
  """
}

// The door to libsystemd and to the few Linux calls that Swift's Glibc overlay lacks.
#pragma once
#include <malloc.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-event.h>

// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC: it needs _GNU_SOURCE, which Swift does not set.
int limber_accept(int listener);

// The user behind a connected AF_UNIX socket (SO_PEERCRED); -1 and errno where there is none.
int limber_peer_uid(int fd, uid_t *uid);

// si_status is a macro over a union.
static inline int limber_child_status(const siginfo_t *info) { return info->si_status; }
static inline int limber_child_code(const siginfo_t *info) { return info->si_code; }

// fcntl is variadic. A copy of a descriptor, which children do not get.
int limber_duplicate(int fd);

// sd_bus_reply_method_return is variadic: an empty reply.
static inline int limber_reply(sd_bus_message *call) {
  return sd_bus_reply_method_return(call, NULL);
}

// Rows of an object's table, which are macros over unions and bit-fields. Names are those of the
// arguments, each with its NUL, and one NUL more. Every text must outlive the table.
static inline sd_bus_vtable limber_vtable_start(void) {
  sd_bus_vtable row[] = {SD_BUS_VTABLE_START(0)};
  return row[0];
}

static inline sd_bus_vtable limber_vtable_method(
    const char *name, const char *takes, const char *names, sd_bus_message_handler_t handler) {
  sd_bus_vtable row[] = {SD_BUS_METHOD(name, takes, "", handler, SD_BUS_VTABLE_UNPRIVILEGED)};
  row[0].x.method.names = names;
  return row[0];
}

static inline sd_bus_vtable limber_vtable_property(
    const char *name, const char *signature, uint64_t flags, sd_bus_property_get_t get,
    sd_bus_property_set_t set) {
  sd_bus_vtable read[] = {SD_BUS_PROPERTY(name, signature, get, 0, flags)};
  sd_bus_vtable write[] = {
      SD_BUS_WRITABLE_PROPERTY(name, signature, get, set, 0, flags | SD_BUS_VTABLE_UNPRIVILEGED)};
  return set ? write[0] : read[0];
}

static inline sd_bus_vtable limber_vtable_signal(
    const char *name, const char *signature, const char *names) {
  sd_bus_vtable row[] = {SD_BUS_SIGNAL(name, signature, 0)};
  row[0].x.signal.names = names;
  return row[0];
}

static inline sd_bus_vtable limber_vtable_end(void) {
  sd_bus_vtable row[] = {SD_BUS_VTABLE_END};
  return row[0];
}

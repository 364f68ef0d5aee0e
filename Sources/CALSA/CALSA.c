// libasound's error handler is a variadic function pointer, which only C can be.
#define _GNU_SOURCE
#include "CALSA.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static _Thread_local char last[256];
static _Thread_local char taken[256];

static void keep(const char *file, int line, const char *function, int err, const char *fmt, ...) {
  (void)file;
  (void)line;
  (void)function;
  va_list arguments;
  va_start(arguments, fmt);
  int length = vsnprintf(last, sizeof last, fmt, arguments);
  va_end(arguments);
  // Some plugins end their message as a line.
  while (length > 0 && (size_t)length < sizeof last && last[length - 1] == '\n')
    last[--length] = '\0';
  if (err != 0 && length >= 0 && (size_t)length < sizeof last)
    snprintf(last + length, sizeof last - (size_t)length, ": %s", snd_strerror(err));
}

void limber_alsa_keep_messages(void) { snd_lib_error_set_handler(keep); }

const char *limber_alsa_take_message(void) {
  memcpy(taken, last, sizeof taken);
  last[0] = '\0';
  return taken;
}

int limber_join_until(pthread_t thread, const struct timespec *deadline) {
  return pthread_timedjoin_np(thread, NULL, deadline);
}

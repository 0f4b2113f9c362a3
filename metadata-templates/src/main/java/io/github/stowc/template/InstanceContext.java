package io.github.stowc.template;

import java.time.LocalDateTime;
import java.util.function.Supplier;

/**
 * What the expressions of a template refer to when it makes an instance.
 *
 * @param uids the UIDs of the message
 * @param index the instance's place in the message, from 1
 * @param file the name of the file that the instance is made from, without its folder; empty if there is none
 * @param now the time that {@code ${today}} and {@code ${now}} give; no other expression asks for it
 */
public record InstanceContext(UidSource uids, int index, String file, Supplier<LocalDateTime> now) {}

package io.github.stowc.stow.batch.deliver;

/**
 * Where an instance is at a server.
 *
 * @param study the Study Instance UID
 * @param series the Series Instance UID
 * @param sopInstance the SOP Instance UID
 */
public record InstanceKey(String study, String series, String sopInstance) {}

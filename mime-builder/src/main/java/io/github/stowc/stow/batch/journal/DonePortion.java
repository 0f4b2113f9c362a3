package io.github.stowc.stow.batch.journal;

/**
 * A message that is done. Immutable.
 *
 * @param number from 1
 * @param output the name of its file; empty if it was sent
 * @param instances how many it has
 * @param bytes its length
 * @param contentType the value for a request's Content-Type
 * @param checksum of the SOP Instance UIDs, as scripts compute it; empty if nobody needs it
 */
public record DonePortion(int number, String output, int instances, long bytes, String contentType, String checksum) {}

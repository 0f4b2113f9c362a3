package io.github.stowc.receiver.query;

import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;

/** Searches for studies, series and instances (PS3.18 10.6). Safe to share between threads. */
public final class SearchService implements Service {
    private final Archive archive;

    /** Searches an archive. */
    public SearchService(Archive archive) {
        this.archive = archive;
    }

    @Override
    public WebAnswer answer(WebRequest request, DicomPath path) {
        return WebAnswer.json(
                200,
                archive.files(path.study(), path.series()).stream()
                        .map(StoredFile::attributes)
                        .toList());
    }
}

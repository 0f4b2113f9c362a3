package io.github.stowc.receiver.query;

import io.github.stowc.bytes.Body;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.store.StoredSeries;
import io.github.stowc.receiver.store.StoredStudy;
import io.github.stowc.receiver.web.Accept;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.ServiceUrl;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Searches for studies, series and instances (PS3.18 10.6). Safe to share between threads. */
public final class SearchService implements Service {
    private final Archive archive;
    private final AttributeLevels levels = AttributeLevels.read();

    /** Searches an archive. */
    public SearchService(Archive archive) {
        this.archive = archive;
    }

    @Override
    public WebAnswer answer(WebRequest request, DicomPath path) throws IOException {
        if (!isResource(path)) {
            return WebAnswer.text(404, "expected a search such as /studies or /studies/UID/series, found another path");
        }
        try {
            SearchQuery query = QueryReader.read(levels, request, path);
            AnswerForm form = AnswerForm.wanted(Accept.of(request)).orElse(null);
            if (form == null) {
                return WebAnswer.text(406, AnswerForm.EXPECTED);
            }
            return answer(query, form, ServiceUrl.of(request, path));
        } catch (BadQueryException e) {
            return WebAnswer.text(400, e.sentence());
        }
    }

    /** Whether what is searched for is below what the path names. */
    private static boolean isResource(DicomPath path) {
        Level level = Level.of(path.rest().get(0));
        return path.rest().size() == 1
                && path.instance().isEmpty()
                && (level != Level.STUDY || path.study().isEmpty())
                && (level != Level.SERIES || path.series().isEmpty());
    }

    private WebAnswer answer(SearchQuery query, AnswerForm form, ServiceUrl service) throws IOException {
        ResultDataset results = new ResultDataset(query, archive, levels, service);
        List<Dataset> page = new ArrayList<>();
        long matches = 0;
        for (Candidate candidate : candidates(query)) {
            if (candidate.matches(query, archive, levels)) {
                if (matches >= query.offset() && page.size() < query.limit()) {
                    page.add(results.of(candidate));
                }
                matches++;
            }
        }
        Optional<Body> body = form.body(page);
        WebAnswer answer = body.isPresent() ? WebAnswer.of(200, form.contentType(), body.get()) : WebAnswer.of(204);
        List<String> warnings = new ArrayList<>(query.warnings());
        long remaining = matches - query.offset() - page.size();
        if (remaining > 0) {
            warnings.add("There are " + remaining + " additional results that can be requested");
        }
        for (String warning : warnings) {
            answer = answer.with("Warning", "299 " + service + ": \"" + warning + "\"");
        }
        return answer;
    }

    private Iterable<Candidate> candidates(SearchQuery query) {
        List<Candidate> candidates = new ArrayList<>();
        List<StoredStudy> studies = query.study().isEmpty()
                ? archive.studies()
                : archive.study(query.study()).stream().toList();
        for (StoredStudy study : studies) {
            if (query.level() == Level.STUDY) {
                candidates.add(new Candidate(study, null, null));
            } else {
                ofStudy(query, study, candidates::add);
            }
        }
        return candidates;
    }

    private static void ofStudy(SearchQuery query, StoredStudy study, Consumer<Candidate> sink) {
        List<StoredSeries> all = query.series().isEmpty()
                ? study.series()
                : study.series(query.series()).stream().toList();
        for (StoredSeries series : all) {
            if (query.level() == Level.SERIES) {
                sink.accept(new Candidate(study, series, null));
            } else {
                for (StoredFile file : series.files()) {
                    sink.accept(new Candidate(study, series, file));
                }
            }
        }
    }
}

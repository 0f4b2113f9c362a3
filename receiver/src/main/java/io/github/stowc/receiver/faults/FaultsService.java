package io.github.stowc.receiver.faults;

import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Body;
import io.github.stowc.receiver.page.AnswerJson;
import io.github.stowc.receiver.page.JsonText;
import io.github.stowc.receiver.page.PageSection;
import io.github.stowc.receiver.received.GivenAnswer;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The faults, what each does to a message, and what receivers answer to it. Trying a fault stores nothing in the user's
 * archive; sending it does. Safe to share between threads.
 */
public final class FaultsService implements PageSection {
    private static final String PATH = "/api/faults";
    private static final Pattern FAULT = Pattern.compile(PATH + "/([0-9a-z-]{1,50})(|/good|/broken|/send)");
    private static final Pattern WITH = Pattern.compile("with=([0-9a-z]{1,18})");

    private final Faults faults = Faults.read();
    private final GoodMessages messages;
    private final FaultList list;
    private final FaultDetail detail;
    private final AnswerJson answers = new AnswerJson();
    private final TrialServers servers;

    /** Breaks made messages and those requests, and tries them on servers. */
    public FaultsService(ReceivedRequests requests, TrialServers servers) {
        this.servers = servers;
        this.messages = new GoodMessages(requests);
        this.list = new FaultList(faults, messages);
        this.detail = new FaultDetail(new Trials(servers), answers);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public WebAnswer answer(WebRequest request) throws IOException {
        String with = with(request);
        boolean isPost = request.method().equals("POST");
        if (request.path().equals(PATH)) {
            return isPost ? noPost() : json(list.json(with));
        }
        Matcher matcher = FAULT.matcher(request.path());
        Fault fault = matcher.matches() ? faults.find(matcher.group(1)).orElse(null) : null;
        if (fault == null) {
            return WebAnswer.text(404, "there is no fault of that name");
        }
        String what = matcher.group(2);
        if (isPost != what.equals("/send")) {
            return isPost ? noPost() : WebAnswer.text(405, "expected POST").with("Allow", "POST");
        }
        List<GoodMessage> goods = messages.find(with, fault.slug());
        if (goods.isEmpty()) {
            return WebAnswer.text(404, "this request is not kept as a whole, or no longer; take another message");
        }
        try {
            return answer(Broken.of(fault, goods), what);
        } catch (FaultMisfitException e) {
            return WebAnswer.text(409, String.valueOf(e.getMessage()));
        }
    }

    private static String with(WebRequest request) {
        Matcher matcher = WITH.matcher(request.query());
        return matcher.matches() ? matcher.group(1) : GoodMessages.JPEGS;
    }

    private static WebAnswer noPost() {
        return WebAnswer.text(405, "expected GET, found POST").with("Allow", "GET, HEAD");
    }

    private WebAnswer answer(Broken broken, String what) throws IOException {
        return switch (what) {
            case "/good" -> {
                int length = broken.before().length - rightHeadLength(broken);
                byte[] body = new byte[length];
                System.arraycopy(broken.before(), rightHeadLength(broken), body, 0, length);
                yield file(body, broken.good().name());
            }
            case "/broken" -> file(broken.body(), broken.fault().slug() + ".mime");
            case "/send" -> sent(broken);
            default -> json(detail.json(broken, servers.url()));
        };
    }

    private static int rightHeadLength(Broken broken) {
        return broken.message().isRequest()
                ? broken.message().rightHead("/studies", "localhost").length()
                : 0;
    }

    /** Sends what no browser sends over a connection to the receiver itself. */
    private WebAnswer sent(Broken broken) throws IOException {
        Optional<GivenAnswer> answer = RawExchange.send(broken.message(), servers.url());
        return json(JsonText.of(json -> {
            json.writeStartObject();
            answer.ifPresent(given -> {
                json.writeName("answer");
                answers.write(given, json);
            });
            json.writeEndObject();
        }));
    }

    private static WebAnswer json(String text) {
        return WebAnswer.of(200, "application/json", Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static WebAnswer file(byte[] bytes, String name) {
        return WebAnswer.of(200, "application/octet-stream", Body.of(bytes))
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}

package dev.waymark.trainer;

import dev.waymark.cli.KafkaOptions;
import dev.waymark.models.ModelSigner;
import dev.waymark.models.PublishedModel;
import dev.waymark.trainer.kafka.ModelsTopic;
import dev.waymark.trainer.kafka.ModelsTopic.Published;
import dev.waymark.trainer.model.ModelForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `rollback`: takes an earlier model into use again.
@Command(
    name = "rollback",
    description = {
      "Takes the version before the one in use, or a named one, into use again; with --to untrained,",
      "takes the model out of use."
    },
    mixinStandardHelpOptions = true)
final class Rollback implements Callable<Integer> {
  private static final String UNTRAINED = "untrained";

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "one of those that ./waymark models lists, or untrained")
  private @Nullable String to;

  @Mixin private SigningKeyOptions signingKey = new SigningKeyOptions();

  @Mixin private PublicKeyOptions publicKeys = new PublicKeyOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var topic = new ModelsTopic(kafka.settings());
    if (UNTRAINED.equals(to)) {
      topic.use(
          signingKey
              .signer(publicKeys)
              .map(ModelSigner::signWithdrawal)
              .orElse(new PublishedModel(Optional.empty(), Optional.empty())));
      return done("Nothing trained is in use.");
    }
    Published published = topic.read();
    String inUse =
        published.inUse().flatMap(PublishedModel::model).map(Rollback::version).orElse("");
    String version = to == null ? before(inUse, published.past()) : to;
    PublishedModel model = version == null ? null : published.past().get(version);
    if (version == null || model == null) {
      return refuse(
          to == null
              ? "There is no version before the one in use."
              : "There is no version %s. See ./waymark models.".formatted(to));
    }
    try {
      var _ = ModelForm.read(model, publicKeys.trusted());
    } catch (ModelForm.BadModelException e) {
      return refuse("Version %s cannot serve: %s.".formatted(version, e.getMessage()));
    }
    topic.use(model);
    return done(version + " is in use" + (inUse.isEmpty() ? "." : " in place of " + inUse + "."));
  }

  private int done(String what) {
    spec.commandLine().getOut().println(what);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int refuse(String why) {
    spec.commandLine().getErr().println(why);
    return 2;
  }

  private static @Nullable String before(String inUse, Map<String, PublishedModel> past) {
    List<String> versions = new ArrayList<>(past.keySet());
    int at = versions.indexOf(inUse);
    int before = at < 0 ? versions.size() - 1 : at - 1;
    return before < 0 ? null : versions.get(before);
  }

  private static String version(byte[] model) {
    try {
      return ModelForm.read(model).getVersion();
    } catch (ModelForm.BadModelException e) {
      return "";
    }
  }
}

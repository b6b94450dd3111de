using static OrleansBank.Domain.Language.WordTable;

namespace OrleansBank.Domain.Language.French;

/// <summary>What is no command though it has a command's words: states that are asked about, and denials.</summary>
internal static class FrenchCommands
{
    public static CommandWords Words { get; } =
        new()
        {
            Verbs = Set(
                """
                bloquer bloque bloques bloquez bloquiez bloquee bloquees bloquent blocage
                geler gele geles gelez geliez gelee gelees verrouiller verrouille verrouilles verrouillez verrouillee
                suspendre suspends suspend suspendez suspendiez suspendue suspendu
                desactiver desactive desactives desactivez desactiviez desactivee stopper stoppe couper coupe coupez
                opposition debloquer debloque debloques debloquez debloquiez debloquee
                degeler degele degeles degelez degelee deverrouiller deverrouille deverrouillez deverrouillee
                reactiver reactive reactives reactivez reactivee activer active retablir retablis
                supprimer supprime supprimes supprimez supprimiez supprimee supprimees effacer efface effaces effacez
                effacee effacees detruire detruis detruisez
                deconnecter deconnecte deconnectes deconnectez deconnectee delier delie dissocier dissocie
                lever leve levez remets remettre remet rends rallume rallumer
                revoquer revoque revoquez retirer retire retires retirez enlever enleve enlevez
                """
            ),
            States = Set(
                """
                bloque bloques bloquee bloquees gele gelee gelees verrouille verrouillee suspendu suspendue desactive
                desactivee coupe coupee debloque debloquee degele degelee deverrouille deverrouillee reactive reactivee
                active supprime supprimee supprimees efface effacee effacees deconnecte deconnectee
                """
            ),
            Participles = Set(
                "bloquee bloquees gelee gelees verrouillee suspendue desactivee debloquee degelee deverrouillee reactivee"
            ),
            CardNouns = Set("carte cartes cb visa mastercard"),
            Denials = Set("pas jamais sans plus ne n rien"),
            AfterDenial = Set(
                """
                demande demander de d que tu vous on me m la le les l veux voulais souhaite besoin envie faut il a
                surtout encore dit voulu faire mettre en y avoir jamais pas te je
                """
            ),
            DenialsBehind = Set("pas plus jamais rien surtout"),
            Auxiliaries = Set("est sont etait etaient ete soit reste semble a as avez ont avons serait"),
            AfterAuxiliary = Set(
                "pas plus toujours encore deja bien ete jamais elle il t ma la mes les carte cartes cb ce"
            ),
            Musings = Sequences(
                """
                je voulais, j avais voulu, nous voulions,
                dois je, devrais je, doit on, devrait on, faut il, faudrait il, puis je, pourrais je, peut on, pourrait on,
                est ce que je, est ce que j, est ce qu on, est ce possible, est il possible, je peux, on peut, je dois,
                que se passe, qu est ce qui, il se passe quoi, ca fait quoi, ca donne quoi, que va t il, qu arrive, que devient,
                que deviennent, c est quoi, qu est ce que, qu est ce qu, ca veut dire quoi, ca sert a quoi, comment,
                pourquoi, quand est ce, si je, si j, si on, si tu, si vous, si jamais, quand je, apres avoir, avant de,
                je pense a, je pense peut, je pensais, je songe, je songeais, j envisage, j hesite, je me demande, je me tate,
                vais peut, peut etre que je, je pourrais, je devrais, j aimerais savoir, ai je, avais je, as tu deja,
                est ce que delier, est ce que deconnecter, est ce que geler, est ce que bloquer, que fait, a quoi sert, a quoi ca,
                delierai peut etre, quitterai peut etre, deconnecterai peut etre, gelerai peut etre, bloquerai peut etre,
                pas sur, pas sure, tente de, tentee de, consequences de, effet de
                """
            ),
            HelpWords = Set("faire"),
            Tellings = [],
            Pasts = Set("ai as avez avais ont"),
            Affirmations = Set(
                "oui ouii ouiii ouais ouaip ouep ui moi exact exactement absolument effectivement affirmatif confirme"
            ),
            Disowning = Sequences("pas moi, pas de moi, pas a moi, jamais entendu parler, quelqu un d autre"),
        };

    /// <summary>Whether and why a card is blocked is for the bank's human: this assistant only changes it.</summary>
    public const string States = """
        ma (carte|cb|carte bleue|visa|carte bancaire) est (bloquee|gelee|verrouillee|suspendue|desactivee) (ou \
          quoi|ou pas|non|c est normal|depuis hier)
        (est ce que|dis moi si|je voudrais savoir si|tu sais si) (ma carte|ma cb|ma visa|la carte) est (|bien \
          |encore |toujours |deja )(bloquee|gelee|verrouillee|suspendue|active|desactivee|debloquee)
        (pourquoi|comment ca se fait que|pour quelle raison|depuis quand) (ma carte|ma cb|ma visa|ma carte bleue) \
          est (bloquee|gelee|suspendue|verrouillee|desactivee|inactive)
        (qui|pourquoi vous|pourquoi tu|pourquoi la banque) (a|avez|as) (bloque|gele|suspendu|desactive) ma (carte|\
          cb|visa|carte bleue)
        (mon compte|mon acces|mon application|mon virement) est (bloque|suspendu|verrouille) (|pourquoi|je fais quoi|\
          aidez moi)
        ma (carte|cb|visa) (a ete|s est|etait) (bloquee|suspendue|desactivee|gelee) (|pourquoi|sans raison|toute \
          seule|par la banque|je comprends pas)
        (statut|etat|situation) de ma (carte|cb|visa|carte bancaire)
        (ma carte|ma cb|la carte) (est elle|est t elle) (|toujours |encore |bien )(active|bloquee|valide|gelee|suspendue)
        (je n ai|j ai) (pas|jamais) demande (de|a) (bloquer|geler|debloquer|suspendre|supprimer|desactiver) (ma carte|ma \
          cb|mon compte|quoi que ce soit)
        (je n ai|j ai) (pas|jamais) (bloque|gele|desactive|suspendu) ma (carte|cb|visa)
        (pourquoi|c est normal que|comment ca) (ma carte|mon achat|mon paiement|la carte|le terminal) (soit|est|a ete) \
          (refuse|refusee|rejete|decline)
        (le distributeur|l automate|le terminal|la machine|le guichet) (refuse|rejette|n accepte pas|ne lit pas|\
          prend pas) ma (carte|cb|visa)
        (le distributeur|l automate|la machine) (ne m a rien donne|a garde les billets|m a pas rendu mes sous|n a pas \
          sorti l argent)
        """;

    public const string Denials = """
        (ne |)(bloque|bloquez|gele|gelez|suspends|desactive|debloque|reactive) (pas|surtout pas) (ma carte|la carte|ma \
          cb|ma visa|mes cartes) (|stp|svp)
        (ne |)(supprime|supprimez|efface|effacez|deconnecte|deconnectez|coupe|retire) (pas|surtout pas) (mes donnees|\
          ma banque|mon compte|{bank})
        (je ne veux|je veux|je voudrais|je ne voudrais) pas (|que tu |que vous )(bloquer|bloques|geler|supprimer|\
          effacer|deconnecter|debloquer|desactiver) (ma carte|ma banque|mes donnees|ca)
        (ne|il faut|faut|surtout) pas (bloquer|geler|desactiver|supprimer|effacer|debloquer|deconnecter) (ma carte|mes \
          donnees|ma banque|la)
        (non|attends|stop|attention|euh) (ne |)(bloque|supprime|efface|gele|deconnecte|touche|change) (pas|rien) (|ma \
          carte|mes donnees|ma banque|encore)
        """;
}

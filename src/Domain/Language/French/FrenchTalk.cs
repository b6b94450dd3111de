namespace OrleansBank.Domain.Language.French;

/// <summary>The talk around requests, and how French is typed in chats.</summary>
internal static class FrenchTalk
{
    public const string Fillers = """
        can = peux tu|pouvez vous|tu peux|pourriez vous|pourrais tu|est ce que je peux|on peut|est il possible \
          de|puis je|merci de|je peux|veuillez
        want = je veux|je voudrais|j aimerais|je souhaite|je souhaiterais|je dois|il faut|je vais
        account = compte|compte courant|livret a|livret|compte epargne|compte joint|compte bancaire|compte cheque
        bank = bnp|societe generale|credit agricole|boursorama|revolut|lcl|la banque postale|credit mutuel|hsbc|\
          fortuneo
        shop = carrefour|amazon|netflix|zara|leclerc|uber|ikea|spotify|fnac|sncf
        month = janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
        period = cette semaine|la semaine derniere|ce mois ci|le mois dernier|hier|aujourd hui|en {month}|\
          depuis lundi|cette annee|les 7 derniers jours|l annee derniere|le 5 {month}|du 3 au 10 {month}|ces \
          derniers jours
        amt = 20 euros|50 €|12,50 €|100 euros|300 dollars|45 €|9,99 euros|80 balles
        n4 = 4512|9087|3321|6610
        small = 3|5|10|cinq|dix|trois|deux|20
        lang = anglais|francais|espagnol|allemand|italien|portugais|arabe|neerlandais
        """;

    public const string Openers = """
        bonjour
        salut
        coucou
        bonsoir
        hello
        bonjour est ce que
        alors
        s il vous plait
        s il te plait
        stp
        dis
        dis moi
        euh
        ok
        bonjour j espere que vous allez bien
        excusez moi
        desole de vous deranger mais
        petite question
        et
        bonjour madame
        hey
        en fait
        """;

    public const string Closers = """
        s il te plait
        s il vous plait
        stp
        svp
        merci
        merci beaucoup
        maintenant
        tout de suite
        vite
        merci d avance
        si possible
        rapidement
        aujourd hui
        pour moi
        bonne journee
        quand tu peux
        haha
        """;

    public const string Language = """
        {lang}
        (parle|parlez|ecris|ecrivez|reponds|repondez|continue|continuez|discute) (|moi) (en |){lang} (|svp|\
          maintenant|s il te plait|avec moi)
        en {lang} (merci|maintenant|si possible|s il vous plait|desormais|dorenavant)
        {can} (parler|ecrire|repondre|continuer|discuter|passer|me parler|me repondre|traduire) en {lang} (|svp|\
          maintenant|avec moi)
        (tu parles|parles tu|parlez vous|vous parlez|est ce que tu parles|est ce que vous parlez) (|aussi|bien) \
          {lang}
        (tu comprends|comprends tu|comprenez vous|vous comprenez|tu connais|est ce que tu comprends) (l |le |){lang}
        {want} (parler|continuer|ecrire|discuter|passer|que tu parles|que vous repondiez|etre servi|qu on \
          parle) en {lang}
        {want} (changer|modifier|choisir) (de|la|ma) langue (|pour l {lang}|en {lang})
        (changer|change|changez|modifier|modifie|choisir) (la|ma) langue (|en {lang}|pour l {lang}|du chat|svp)
        (change|changez|changement|switch) (de|la) langue (|svp|en {lang}|s il te plait)
        (passe|passez|passer|passons|repasse|bascule|basculer|mets toi|switch|switche) (en|a l|au) {lang} (|svp|\
          maintenant|stp)
        (mets|mettre|mettez|met) (|le chat|l application|tout|la conversation|l interface) en {lang} (|svp|stp)
        (on peut|peut on|on pourrait|est ce qu on peut) (parler|discuter|continuer|passer|faire) (en|) {lang}
        (parlons|continuons|discutons|passons) (en |){lang} (|desormais|s il te plait)
        (je parle|je prefere|je comprends mieux|ma langue est|je suis plus a l aise en|je ne parle que|ma \
          langue maternelle est) (l |le |){lang}
        je ne (parle|comprends|lis) pas (bien |)(l |le |){lang}
        je (parle|comprends|lis) pas (trop |)(l |le |){lang}
        (quelles langues|quelles autres langues|combien de langues) (parlez vous|tu parles|sont disponibles|\
          vous parlez|comprends tu|sont supportees|connais tu)
        (est ce disponible|c est disponible|ca existe|est ce que ca existe|disponible|existe t il une version) \
          en {lang}
        (version|mode|langue|traduction|option) {lang}
        (il y a|y a t il|vous avez|tu as|existe t il) (une|un) (version|option|mode|traduction) (en |){lang}
        {lang} (plutot|merci|uniquement|s il te plait|stp|maintenant)
        (comment|ou) (changer|modifier|choisir|je change|on change) (de|la) langue (|en {lang})
        (langue|langues|autre langue|parametres de langue|choix de la langue|reglage de la langue|une autre langue)
        (je peux|puis je|est ce que je peux) (t |vous |)(ecrire|parler|repondre|discuter) en {lang}
        (pourquoi tu parles|arrete de parler|arretez d ecrire|ne parle pas|pas) (en |){lang}
        (traduis|traduire|traduisez) (tes reponses|le chat|la conversation|tes messages|l interface) en {lang}
        (speak|talk|in|switch to) (english|french|spanish) (|please)
        (habla|hablas|sprechen sie|parla) (espanol|deutsch|italiano)
        l {lang} c est possible
        """;

    public const string Help = """
        aide
        (aide|aider|aidez|besoin d aide|a l aide|au secours) (|svp|stp|s il vous plait|urgent|merci)
        {can} (m aider|me guider|m expliquer|m assister|me renseigner|m aider un peu) (|svp|avec quelque chose|\
          un peu)
        {want} (de l aide|un peu d aide|une aide|un coup de main|des explications|etre aide|etre guide)
        {want} savoir (ce que tu peux faire|comment ca marche|ce que vous faites|comment t utiliser|a quoi tu sers)
        (qu est ce que|que) (tu peux|vous pouvez|tu sais|vous savez|sais tu|pouvez vous|peut on|je peux) (faire|\
          faire pour moi|faire ici|faire exactement|proposer)
        (tu peux|tu sais|vous pouvez|vous savez) (faire|m aider a faire|gerer) quoi (|exactement|pour moi|d autre)
        (qu est ce que|que) (je peux|puis je|on peut|dois je|je dois) (te demander|vous demander|demander|faire|\
          dire|ecrire) (|ici)
        (c est quoi|quelles sont|quels sont) (tes|vos|les) (fonctions|fonctionnalites|services|options|\
          possibilites|capacites|commandes|competences)
        (comment|de quelle facon) (ca marche|ca fonctionne|tu fonctionnes|vous fonctionnez|fonctionne l \
          assistant|marche le chat|ca se passe)
        comment (t utiliser|vous utiliser|utiliser l assistant|utiliser ce service|je dois faire|faire|on fait|\
          utiliser cette appli|commencer)
        (a quoi|pour quoi) (sers tu donc|vous servez|sert ce chat|ca sert|sert l assistant|servez vous)
        (montre|donne|affiche|liste|dis) moi (les|tes|toutes les|des) (commandes|possibilites|fonctions|\
          exemples|fonctionnalites|options disponibles)
        (montre|dis|explique) moi (comment ca marche|quoi faire|ce que tu fais|comment faire|ce qu on peut \
          faire|comment t utiliser)
        (explique|expliquez|explique moi|expliquez moi) (|comment ca marche|ce que tu fais|le fonctionnement|\
          tout|comment faire)
        je suis (perdu|perdue|paume|nouveau|nouvelle|un peu perdu|bloque|completement perdu|debutant)
        je (ne sais pas|sais pas|ne comprends pas|comprends pas) (comment faire|comment ca marche|quoi demander|\
          quoi faire|comment t utiliser|le fonctionnement)
        je (comprends rien|ne comprends rien|n y arrive pas|galere|m y perds|n y comprends rien)
        j ai (une question|des questions|un probleme|un souci|une petite question|besoin d un coup de main)
        (qui es tu|t es qui|vous etes qui|qui etes vous|tu es quoi|c est quoi cet assistant|tu es un robot|es \
          tu un robot ou un humain|presente toi)
        (aide|assistance|support|mode d emploi|guide|manuel|tutoriel|faq|instructions|menu|options|commandes|\
          accueil) (|svp)
        (un|quelques|des|donne moi un|as tu un) (exemple|exemples|conseil|suggestions|idees)
        (par ou|comment|ou) (commencer|on commence|je commence|debuter)
        (liste|resume|apercu) (des|de tes|de vos) (commandes|fonctions|possibilites|services|options)
        (besoin|un besoin) (d aide|d un coup de main|d explications|d assistance|d etre guide)
        (donne|donnez|file) moi un coup de main
        (et maintenant|je fais quoi maintenant|on fait quoi|que faire|que dois je faire|quoi faire)
        (il y a|y a t il) (un menu|une aide|un mode d emploi|un guide|des commandes)
        (comment|en quoi) (tu peux|peux tu|pouvez vous|vous pouvez) (m aider|m etre utile|me servir)
        (qu est ce qui|quoi) est possible (ici|avec toi|dans ce chat)
        (tu fais quoi|vous faites quoi|tu fais quoi dans la vie|que fais tu|que faites vous)
        (guide|guidez|oriente|conseille) moi
        (tu peux|vous pouvez) (m aider|aider) (pour quoi|a quoi faire|sur quoi|dans quel domaine|pour quelles \
          choses)
        (je ne comprends rien|je comprends rien|j y comprends rien) a (cette appli|ce truc|ce chat|ce bot)
        a l aide (svp|s il vous plait|je suis perdu)
        """;

    public const string Greeting = """
        bonjour
        salut
        coucou
        (bonjour|salut|coucou|bonsoir|hello|hey|yo) (bot|l assistant|toi|l ami|tout le monde|a tous|a toi|\
          monsieur|mon ami|ma belle|le robot|mon cher)
        (bonjour|salut|coucou|bonsoir|hello) (comment ca va|ca va|comment vas tu|comment allez vous|tu vas bien|\
          vous allez bien|la forme|quoi de neuf)
        (ca va|comment ca va|comment vas tu|comment allez vous|tu vas bien|vous allez bien|quoi de neuf|la \
          forme|ca roule|ca gaze|comment tu vas)
        (re|rebonjour|re salut|re coucou|resalut|rebonsoir|me revoila|c est encore moi|me voici)
        (bonjour|salut|hello|coucou) (a nouveau|encore|de nouveau|c est moi|c est encore moi|me revoila)
        (hello|hi|hey|hola|yo|wesh|ola|allo|salam|salutations|he|ohe|youhou|hallo|good morning) (|bonjour|salut|\
          l ami)
        (bonne apres midi|bon matin|tres bonjour|mes salutations|bien le bonsoir|le bonjour|mille bonjours)
        (enchante|ravi de te rencontrer|heureux de vous parler|ravie de vous connaitre|enchantee)
        (il y a quelqu un ici|y a quelqu un|tu es la|vous etes la|t es la|quelqu un est la|allo il y a quelqu un)
        (bonjour|salut) (je m appelle paul|je suis alice|moi c est bruno|mon nom est marie|je suis nouveau)
        (bonjour|bonsoir) (cher conseiller|monsieur dame|mesdames messieurs|la banque|et bienvenue|chere \
          assistante|l equipe)
        (j espere que tu vas bien|j espere que vous allez bien|content de te revoir|heureux de te revoir)
        (bonjour bonjour|salut salut|coucou coucou|hey hey|hello hello)
        (bonjour|salut) (les amis|les gens|mec|la compagnie|chef|patron|copain|tres cher|a vous tous)
        """;

    public const string Thanks = """
        merci
        (merci|remerciements) (a toi|a vous|mille fois|infiniment|pour tout|pour cette reponse|encore|de ton \
          aide|de votre aide|pour l info)
        (merci|grand merci|un immense merci|tous mes remerciements) (pour l aide|pour ton aide|pour tout|pour \
          votre patience|pour ca|pour ta reponse|a tous)
        (ok|d accord|super|parfait|genial|top|cool|excellent|tres bien|nickel|impec) (merci bien|merci a toi|\
          merci beaucoup|merci pour tout|merci a vous)
        (super|parfait|genial|excellent|bravo|formidable|impeccable) (|travail|boulot|service|reponse|tout)
        (je te|je vous) (remercie|dis merci|suis reconnaissant|suis tres reconnaissant) (|beaucoup|infiniment|\
          pour tout|de votre aide|vivement)
        (c est|c etait) (tres gentil|sympa|super|vraiment gentil|adorable|tres utile|parfait|super sympa|bien \
          aimable|cool) (|de ta part|de votre part|merci)
        (tu es|t es|vous etes) (genial|adorable|le meilleur|super|tres gentil|un amour|formidable|trop fort|au top)
        (bien joue|bon travail|beau travail|bon boulot|chapeau|bravo a toi)
        (thanks|thank you|thx|gracias|grazie|danke|cimer|merki) (|beaucoup|a toi|l ami)
        (merci|ok merci) (ca marche|c est parfait|c est bon|c est exactement ca|j ai compris|c est resolu|tout \
          est clair|c est tout)
        (ca m aide|ca m a aide|tu m as aide|vous m avez bien aide|tu me sauves) (|beaucoup|merci|la vie)
        (merci|mille mercis|merci beaucoup) (mon ami|l ami|le bot|l assistant|madame|monsieur|mec|chef)
        (trop|tres|vraiment) (gentil|sympa|aimable|cool) (|merci|a toi)
        (avec tous mes|tous mes|mes sinceres) remerciements
        (c est note|bien recu|entendu|compris) merci
        merci d avance (pour tout|a vous|de votre aide|pour ta reponse)
        merci d avoir (repondu|aide|pris le temps|fait ca|resolu mon probleme)
        """;

    public const string Goodbye = """
        au revoir
        (au revoir|aurevoir|ciao|bye|salut|adios|bye bye|adieu|tchao|tchuss) (|a tous|mon ami|le bot|a bientot|\
          bonne journee|et a demain|l assistant|tout le monde)
        (a|a tres|on se dit a) (plus tard|tout a l heure|demain|bientot|la semaine prochaine|tout de suite|lundi)
        (bonne|passe une bonne|passez une bonne|je te souhaite une bonne) (journee a vous|soiree|nuit a toi|fin \
          de journee|semaine|continuation|apres midi|fin de soiree)
        (bon|passe un bon|passez un bon) (weekend|dimanche|apres midi|courage|week end a toi|retour)
        (je file|j y vais|je m en vais|je pars|je me sauve|je vais te laisser|je dois partir|je dois filer|je \
          vous laisse) (|a plus|au revoir|bye|bonne journee)
        (c est tout|ce sera tout|c est bon pour moi|j ai fini|on a fini|c est fini) (|pour aujourd hui|au \
          revoir|pour moi|merci au revoir|pour le moment bye)
        (ok merci|super merci|merci pour tout) (au revoir|bye|a bientot|et bonne journee|a plus|et bonne soiree|\
          ciao)
        (on se|a|se) (revoit|reparle|retrouve|capte|voit|rappelle) (|demain|plus tard|bientot|la prochaine fois|\
          une autre fois)
        (a la prochaine fois|a la revoyure|a dans pas longtemps|a plus dans le bus|a plus tard l ami|a tantot)
        (dors bien|prends soin de toi|porte toi bien|portez vous bien|prenez soin de vous|fais de beaux reves)
        (bonne nuit|bonsoir et) (a demain|a toi|a tous|au revoir|les amis|a vous)
        (fermer|terminer|ferme|termine|finir|fin de|quitter) (la|cette|le) (conversation|discussion|session|chat)
        (deconnexion|je me deconnecte|deconnecte moi du chat|log out)
        (allez|bon|ok|bon ben|voila) (a plus|au revoir|salut|je te laisse|bye|a demain|bonne soiree|ciao)
        (see you|goodbye|bye bye|so long|good bye)
        a + (l ami|dans le bus|tard)
        je dois (partir|m en aller|filer|te laisser) (|maintenant|bonne soiree|a plus)
        je m en vais (|a plus|bonne journee|au revoir)
        (bon|ok|allez) salut (a plus|a demain|et merci|bonne journee)
        (a tout a l heure|a toutes|@ plus|a plus les amis)
        """;

    public const string Yes = """
        oui
        ouais
        ok
        d accord
        (oui|ouais|ok|ouep|d accord|mouais|si) (merci|vas y|fais le donc|allons y|absolument|c est ca|exact|\
          volontiers|pourquoi pas|bien entendu|evidemment)
        (oui|ouais) (c est moi|c etait bien moi|c est bien moi|c est le mien|je le reconnais|j ai fait cet \
          achat|c est mon achat|c est bon)
        (oui|ouais) (je veux|je le veux|je confirme|je suis d accord|je suis sur|je valide|tout a fait|j \
          accepte|je veux bien|bien evidemment)
        (c est|c etait) (bien moi|moi|exact|correct|juste|vrai|ok|bon|parfait|d accord) (|oui)
        (exact|parfaitement|certainement|assurement|effectivement|affirmatif|entendu|clairement|grave|precisement)
        (vas y|allons y|fais le|faites le|go|on y va|continue|continuez|procede|lance|envoie) (|oui|ok|stp|svp|\
          maintenant)
        (bien sur|bien entendu|pas de probleme|pas de souci|aucun probleme|avec plaisir|pourquoi pas|sans \
          probleme|sans hesiter|bien volontiers)
        (je suis d accord|j accepte|je valide|je veux bien|je suis sur|je suis certain|j approuve|je consens|\
          confirmer|confirme|valider|valide)
        (ca|cela) (me va|marche|roule|joue|convient|me convient|me parait bien|semble bon) (|oui|parfait|ok)
        (parfait|super|tres bien|bien|bon|impeccable) (|fais le|vas y|faisons ca|allons y|fais ca)
        (o|ui|mui|yes|yep|yeah|oki|okay|okey|si si|oui oui|ouip|ouaip|dac|da|vi|wai|wep)
        (ok|okay|oki|d accord) (ok|pas de souci|fais comme ca|ca marche|c est bon|pour moi|je confirme|je valide)
        (s il te plait|s il vous plait|volontiers|stp) (oui|fais le|vas y)
        (cent pour cent|a 100 pour cent|sans aucun doute|sur et certain|evidemment que oui|mais oui|ben oui|bah \
          oui|mais bien sur)
        tu peux (y aller|le faire|continuer|confirmer|proceder)
        absolument (oui|d accord|je confirme|c est ca)
        tout a fait (d accord|oui|c est ca|exact)
        ca me va (tres bien|parfaitement|oui|comme ca)
        ca marche (pour moi|oui|allons y|faisons ca)
        (correct|exactement|carrement) (oui|c est ca|c est bien ca|je confirme)
        (allez y|fais le) (je vous en prie|oui je vous en prie|pas de souci|donc)
        """;

    public const string No = """
        non
        (non|nan|nenni|nope) (non|desole|je ne veux pas|pas du tout merci|jamais|je ne crois pas|j en doute|pas \
          encore|pas question|merci bien)
        (non|nan) (pas maintenant|pas cette fois|plus tard|ca va|ca ira|c est pas ca|laisse comme ca|je refuse|\
          je n en veux pas)
        (pas|vraiment pas|certainement pas|surtout pas|absolument pas|evidemment pas) (maintenant|vraiment|\
          encore|cette fois|aujourd hui|du tout|besoin|moyen)
        (non|nan) (je ne suis pas d accord|c est incorrect|c est pas bon|je prefere pas|ne le fais pas|surtout \
          pas|en aucun cas)
        (ne|n) (le fais|fais|faites|confirme|valide|envoie|y va) pas (|ca|cela|stp)
        je (n en veux pas|n en veux vraiment pas|refuse|prefere ne pas|ne suis pas d accord|ne souhaite pas|\
          decline|suis contre)
        je (ne crois pas|pense pas|crois pas|suis pas d accord|n ai pas envie|suis pas interesse)
        (c est|ce n est|cela n est) (pas correct|pas vrai|faux|inexact|pas bon|pas juste|pas exact|pas ce que \
          je veux|errone)
        (jamais|en aucun cas|hors de question merci|pas question|pas moyen|impossible|aucune chance|que nenni|\
          mais non|ben non|bien sur que non|surement pas)
        (n|na|no|nope|nein|niet|noon|nn|nah|nada|aucun|aucune|rien|ni l un ni l autre)
        (faux|incorrect|refuse|refuser|refuse|decline|pas d accord|negatif merci)
        (peut etre pas|une autre fois|plus tard peut etre|sans facon|ca ne m interesse pas|pas pour moi|pas \
          interesse)
        (merci mais non|c est gentil mais non|non sans facon|non pas la peine|non c est inutile|non c est tout bon)
        (oh|ah|euh|mais|et) non (|alors|merci|pas ca)
        (jamais|au grand jamais) (de mon vivant|je refuse|merci)
        je (ne le veux pas|ne veux pas de ca|ne veux surtout pas|veux pas de ca)
        (absolument pas|pas du tout|certainement pas) (d accord|merci|monsieur)
        (j ai dit|je dis|je te dis) (que |)non (|merci|c est clair)
        non (laisse comme ca|laissez ca|monsieur l assistant|merci ca ira)
        """;

    public const string Cancel = """
        annuler
        annule
        (annuler|annule|annulez|annulation|abandonne|abandonner) (svp|stp|tout|la demande|ma requete|cette \
          operation|cela|maintenant|merci|s il te plait)
        (stop|stopper|arrete|arretez|on arrete|arreter) (tout|ca|svp|stp|maintenant|tout de suite|immediatement|\
          cette demande)
        (laisse|laissez) (tomber|beton|ca|faire|tomber merci|tomber ma demande|tomber c est bon)
        (oublie|oubliez|ignore|ignorez) (|ca|ma demande|ce que j ai dit|ma question|mon message|cette demande|\
          ca merci|tout ca)
        (tant pis|peu importe|c est pas grave|pas grave|c est rien|rien|ce n est rien|aucune importance|c est \
          pas important) (|laisse|oublie|merci)
        {want} (annuler|arreter|abandonner|tout annuler|revenir en arriere|recommencer|repartir de zero|quitter|\
          sortir)
        {can} (annuler|arreter|abandonner|tout annuler) (|ca|ma demande|cette demande|svp)
        (j ai change|je change|j ai) d (avis|idee) (annule tout|laisse tomber|oublie ca)
        (finalement|en fait|attends|non attends|euh|oups|bon) (annule|laisse tomber|non annule|rien|stop|oublie \
          ca|on arrete|laisse)
        (on laisse|on oublie|on annule|on arrete|on abandonne|laissons|oublions|arretons|annulons) (|tomber|ca|\
          tout|la|cela)
        (retour|revenir|retourner|retour en arriere|revenir au debut|retour au menu|reviens au depart|\
          recommencer|recommence|reset|reinitialiser)
        (pas la peine|c est pas la peine|ce n est plus la peine|plus besoin|je n en ai plus besoin|inutile|c \
          est inutile) (|merci|laisse|finalement)
        (ne fais rien|ne faites rien|fais rien|ne continue pas|ne va pas plus loin|n envoie rien)
        (je me suis trompe|erreur|fausse manip|mauvaise manipulation|desole erreur|mauvais bouton) (|annule|de \
          bouton|laisse|oublie|stop)
        (non|ok|bon) (annule|laisse tomber|arrete|oublie|stop|laisse|abandonne)
        (sortir|exit|quit|quitte|cancel|abort|stopper|fin|terminer) (|svp|ici|la demande|tout)
        (ca suffit|assez|c est bon arrete|stop merci|stop la|on s arrete la|basta)
        (interrompre|interromps|suspendre|suspends) (|la demande|l operation|la procedure|ca)
        je (renonce|laisse tomber|abandonne|m arrete la|prefere arreter|ne veux plus)
        annule (ca tout de suite|ca stp|tout ca|ca finalement|ce que je viens de dire)
        (a la reflexion|tout bien reflechi|reflexion faite) (non|annule|laisse tomber|oublie)
        (restons en|arretons nous|on en reste) (la pour aujourd hui|la je prefere)
        (quitter|sortir) (svp|cette demande|le menu|ici)
        (efface|supprime|retire) (ma derniere demande|mon dernier message|ce que je viens d ecrire) (|c etait \
          une erreur)
        je ne veux plus (faire cette demande|le faire|continuer) (laisse|stop|arrete tout|)
        on arrete (les frais|ici maintenant)
        """;
}

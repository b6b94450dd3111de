namespace OrleansBank.Domain.Language.French;

/// <summary>How people link banks, end links, and ask what they allowed and who saw it.</summary>
internal static class FrenchLinks
{
    public const string LinkBank = """
        (synchroniser|synchronise|synchronisez) (mon compte|ma banque|mes comptes|{bank}) (|avec toi|ici|avec l appli)
        (lier|connecter|ajouter|relier|rattacher|associer) (un|mon|un nouveau|mes|un autre) (compte bancaire|\
          compte|comptes|compte chez {bank})
        (lier|connecter|ajouter|relier|rattacher|associer|brancher|synchroniser) {bank} (|ici|a ce chat|svp|a \
          mon profil|maintenant)
        (lie|connecte|ajoute|relie|rattache|associe|branche|synchronise) (mon|le) compte (|bancaire|courant|\
          chez {bank}|{bank}|joint)
        (lie|connecte|ajoute|relie|rattache|associe) (ma|la|une|une nouvelle|mon autre) banque (|{bank}|svp|ici)
        (lie|connecte|ajoute|relie|rattache) {bank} (|svp|ici|a mon compte|a ce chat|aussi)
        {can} (lier|connecter|ajouter|relier|rattacher|associer|brancher) (ma|une autre|une nouvelle) banque (|\
          ici|au chat|a l application)
        {can} (lier|connecter|ajouter|relier|rattacher) (mon|un autre) compte (|bancaire|chez {bank}|{bank}|\
          joint|epargne)
        {want} (lier|connecter|ajouter|relier|rattacher|brancher|associer|synchroniser) (ma|une|une autre|une \
          nouvelle) banque (|{bank})
        {want} (lier|connecter|ajouter|relier|rattacher|brancher) (mon|un|un autre|mon nouveau) compte (|\
          bancaire|{bank}|chez {bank})
        {want} (lier|connecter|ajouter|relier) {bank}
        {want} que tu (te connectes a|accedes a|voies|puisses lire|puisses voir) (ma banque|mes comptes|mon \
          compte {bank}|mon compte)
        {want} (te|vous) donner (acces|l acces|l autorisation d acceder) a (ma banque|mes comptes|mon compte \
          {bank}|mon compte)
        comment (lier|connecter|ajouter|relier|rattacher|associer|brancher) (ma banque|une banque|mon compte|\
          {bank}|un compte bancaire)
        comment (je fais|faire|on fait|fait on) pour (lier|connecter|ajouter|relier|rattacher) (ma banque|mon \
          compte|une banque|{bank})
        comment je (lie|connecte|ajoute|relie|rattache|branche) (ma banque|mon compte|une banque|{bank})
        (nouvelle|autre|premiere) (banque|liaison|connexion bancaire|liaison bancaire) (|svp|a ajouter)
        (creer|etablir|demarrer|commencer|lancer|configurer|faire) (une|la) (liaison|connexion) (|bancaire|avec \
          ma banque|avec {bank})
        (liaison|connexion|raccordement|rattachement|association) (bancaire|de banque|de ma banque|avec {bank}|\
          a {bank}|de compte)
        ajout (de banque|d une banque|de compte|d un compte|de {bank})
        (reconnecter|relier a nouveau|renouveler|retablir|reactiver|rafraichir) (ma banque|{bank}|la connexion|\
          mon acces|la liaison)
        (reconnecte|relie a nouveau|renouvelle|retablis|rafraichis) (ma banque|{bank}|la connexion|mon acces a \
          {bank}|l acces)
        (mon acces|la connexion|mon consentement|la liaison) (a|avec|pour) {bank} (a expire|est expire|est \
          termine) (renouvelle|reconnecte moi|)
        (renouveler|prolonger|etendre|renouvelle|prolonge) (mon|le) (consentement|acces|accord) (pour|a|avec|\
          chez) {bank}
        (autoriser|donner|accorder|permettre) (l acces|acces) a (ma banque|mes comptes|mon compte {bank}|mon compte)
        je (t autorise|vous autorise|te permets|te donne le droit) (a|d|de) (acceder a|lire|consulter|voir) (ma \
          banque|mes comptes|mon compte)
        j ai (ouvert|un|aussi un|egalement un) (un |)compte (chez|a la) {bank} (|tu peux l ajouter|connecte le|\
          je veux le lier|ajoute le)
        je suis (client|cliente|a|chez) (chez|de|) {bank} (|comment je me connecte|on peut relier|ajoute la)
        (tu marches|ca marche|vous travaillez|c est compatible|tu fonctionnes) avec {bank}
        (quelles|est ce que les) banques (je peux ajouter|sont disponibles|sont compatibles|peut on connecter|\
          peut on lier|puis je lier)
        (importer|importe|recuperer|inclure|ajoute) (mes comptes|mon compte|mon livret|mes livrets) (de|chez) {bank}
        (me connecter|se connecter|connecte toi|connectez vous|connecte moi) (a|avec) (ma banque|{bank}|mon \
          compte bancaire|mon compte {bank})
        (aide moi|aidez moi|il faut) (a|) (lier|connecter|ajouter|relier) (ma banque|mon compte|une banque|{bank})
        partager (mes comptes|mon compte|mes donnees bancaires|mon compte {bank}) avec (toi|vous)
        (enregistrer|inscrire|declarer) (ma banque|mon compte bancaire|{bank}|un compte bancaire)
        (lier|connecter|relier|ajouter) (banque|compte|des comptes|banques|mes banques)
        (lie|connecte|relie|ajoute) (banque|compte|mes comptes|mes banques|mon livret|mon compte pro)
        (ajouter|connecter|lier|ajoute) (mon|un) (compte joint|compte pro|livret|compte epargne|compte courant) \
          (|{bank}|chez {bank}|aussi)
        on peut (connecter|lier|ajouter|relier|brancher) (plusieurs banques|deux banques|ma banque|{bank}|un \
          compte bancaire)
        j ai change de banque (|ajoute la nouvelle|il faut lier la nouvelle|connecte {bank})
        (brancher|branchement|raccorder|raccorde|joindre|coupler|appairer) (mon compte|ma banque|{bank})
        acceder a mon compte (chez {bank}|{bank}|bancaire depuis ce chat|depuis ici)
        je (veux|voudrais|souhaite) (avoir|voir) (mon compte {bank}|ma banque|{bank}) (ici|dans le chat|dans \
          cette application)
        je viens d (arriver|ouvrir un compte) (chez|a) {bank} (|ajoute la|tu peux la connecter|tu peux l ajouter)
        je (viens de|suis) (passer|passe|arriver) (chez|a) {bank} (|ajoute la|tu peux la lier|connecte moi|tu \
          peux l ajouter)
        (integrer|integre|inclure|inclus) (ma banque|{bank}|mon compte {bank}|un autre compte) (|ici|dans le chat)
        """;

    public const string UnlinkBank = """
        (delier|deconnecter|retirer|enlever|detacher|dissocier|supprimer|debrancher) (un compte|mon compte \
          bancaire|ma banque|une banque|mes banques)
        (delier|deconnecter|retirer|enlever|detacher|dissocier|supprimer|debrancher) {bank} (|svp|d ici|de mon \
          profil|du chat|maintenant)
        (delie|deconnecte|retire|enleve|detache|dissocie|supprime|debranche) {bank} (|svp|d ici|de mon profil|\
          du chat|maintenant)
        (delie|deconnecte|retire|enleve|detache|dissocie|debranche|supprime) (mon|le) compte (|bancaire|{bank}|\
          chez {bank}|joint) (|d ici|stp)
        (delie|retire|enleve|detache|dissocie|debranche|supprime) (ma|la|cette) banque (|d ici|de mon profil|\
          svp|{bank})
        {can} (delier|deconnecter|retirer|enlever|detacher|dissocier|supprimer) (ma banque|{bank}|mon compte \
          {bank}|mon compte bancaire|la liaison)
        {want} (delier|deconnecter|retirer|enlever|detacher|dissocier|debrancher) (ma banque|mon compte|une \
          banque|mon compte {bank}|{bank})
        {want} (arreter|stopper|couper|mettre fin a|rompre|annuler|supprimer) (la connexion|la liaison|le \
          partage|l acces) (|avec {bank}|a ma banque|a mon compte)
        {want} (retirer|revoquer|annuler|reprendre) (mon consentement|mon accord|mon autorisation|l acces) (|\
          pour {bank}|a mes comptes|chez {bank})
        comment (delier|deconnecter|retirer|enlever|detacher|supprimer) (ma banque|mon compte|{bank}|un compte|\
          la liaison avec {bank})
        comment (revoquer|retirer|annuler|reprendre|arreter) (mon consentement|l acces|mon autorisation|mon \
          accord|le partage)
        comment (faire|je fais) pour (delier|deconnecter|enlever|retirer|supprimer) (ma banque|{bank}|mon \
          compte bancaire)
        (revoquer|retirer|annuler|revoque|annule|reprendre|supprimer) (mon|mes|tous mes|le) (consentement|\
          consentements|accord|accords|autorisations)
        (revoque|retire|annule|supprime) (mon consentement|mon autorisation|mon accord|l autorisation) (pour|\
          chez|de|a|avec) {bank}
        (revoquer|retirer|couper|supprimer|bloquer|revoque|coupe) (l|ton|votre|son) acces (a mes comptes|a ma \
          banque|a {bank}|a mon compte|au compte)
        (arrete|arretez|cesse|cessez|stop|stoppe) (d acceder a|de lire|de consulter|de regarder|de voir|de \
          synchroniser) (mes comptes|mon compte|ma banque|mon compte {bank})
        (arrete|arreter|stop|stopper|cesse|fin) (le partage|de partager|le partage de) (mes comptes|mes donnees \
          bancaires|avec {bank}|mon compte {bank}|avec ma banque)
        je ne veux plus (que tu accedes a|que tu voies|que vous accediez a|partager|que tu lises) (mes comptes|\
          mon compte|ma banque|mon compte {bank})
        je ne veux plus (que ma banque soit|que {bank} soit|que mon compte soit) (liee|connectee|reliee|\
          connecte|lie|la)
        je (ne suis plus|n ai plus de compte|n utilise plus|quitte|pars de) (client chez|chez|) {bank} (|enleve \
          la|retire la|supprime la)
        j ai (ferme|cloture|quitte) (mon compte chez|mon compte|) {bank} (|retire le|enleve le|delie le|\
          supprime la liaison)
        (couper|rompre|casser|terminer|coupe|romps|termine|fermer) (le lien|la liaison|la connexion|les liens) \
          (|avec {bank}|avec ma banque|entre toi et ma banque)
        (vire|degage|sors|ote|oter|effacer) (ma banque|{bank}|mon compte {bank}) (|d ici|de l appli|du chat|de \
          la liste)
        (desactiver|desactive|arreter|eteindre) (la connexion|la liaison|la synchronisation|l acces|le partage) \
          (|bancaire|avec {bank}|de mon compte|a ma banque)
        (desassocier|desassocie|desolidariser|decoupler|desynchroniser|desynchronise) (ma banque|mon compte|\
          {bank}|mon compte {bank})
        tu n as plus le droit d acceder a (mes comptes|mon compte|ma banque|mon compte {bank})
        (plus d acces|plus aucun acces|plus de partage|plus de connexion) (a mon compte|a ma banque|avec {bank}|\
          avec ma banque)
        (deconnexion|suppression|retrait|dissociation|resiliation|revocation) (de ma banque|de {bank}|du compte \
          bancaire|de la liaison|bancaire|de mon consentement)
        (deconnecter|delier|enlever|retirer|supprimer) (toutes les banques|tous mes comptes|tous les comptes \
          bancaires|les deux banques|tout)
        (deconnecte toi|deconnectez vous|deconnecte moi|retire toi) de (ma banque|mon compte|{bank}|mon compte \
          {bank}|mes comptes)
        je (retire|revoque|reprends|annule) (mon|mes|l) (accord|autorisation|consentements|autorisations) (|\
          pour {bank}|donnee a {bank}|sur mes comptes)
        (delier|deconnecter|retirer|enlever|dissocier) (banque|compte|la banque|un compte bancaire)
        (mettre fin|mets fin|mettez fin) (a la connexion|a la liaison|a l acces|au partage) (|bancaire|avec \
          {bank}|de mon compte)
        ne (plus partager|partage plus|partagez plus|lis plus|consulte plus) (mes comptes|mes donnees {bank}|\
          mon compte|rien avec {bank})
        (supprimer|supprime|retirer|enleve) (le lien|la liaison|l association|la connexion) (avec|a|de|entre) \
          ({bank}|ma banque|mon compte)
        ma banque ne doit plus etre (liee|connectee|reliee)
        quitter {bank}
        (decrocher|decroche|debrancher|couper|degager) (mon compte|ma banque|{bank}|mon compte bancaire) (|d \
          ici|du chat)
        (arrete|arretez|cesse) (de recuperer|de prendre|d importer|de telecharger|d aspirer) (les donnees|mes \
          operations|les infos) de (ma banque|{bank}|mon compte)
        je ne suis plus (d accord|ok|partant) (pour|avec) (partager mon compte|l acces a mon compte|la liaison \
          {bank}|que tu lises mes comptes)
        coupe (l acces|la liaison|tout acces) (a|avec) (ma banque|mon compte|{bank})
        """;

    public const string Consents = """
        consentements
        (mes|les|tous mes|voir mes|liste de mes) (consentements|autorisations|accords|permissions|mandats)
        (montre|montrez|donne|affiche|liste|dis|rappelle) moi (mes|les|tous mes) (consentements|autorisations|\
          permissions|accords|droits d acces)
        (affiche|liste|voir|consulter|verifier|gerer) (mes|les|tous mes|tous les) (consentements|accords|\
          permissions|droits d acces|autorisations)
        {can} (me montrer|m afficher|lister|me rappeler|me donner) (mes|les) (consentements|autorisations|\
          accords|permissions) (|donnes|en cours|pour {bank})
        {want} (voir|consulter|verifier|gerer|connaitre|revoir) (mes|les) (consentements|autorisations|accords|\
          permissions) (|donnes|en cours|actifs|bancaires)
        {want} savoir (ce que j ai accepte|a quoi j ai consenti|ce que j ai autorise|ce que je vous ai permis|\
          ce que tu peux voir)
        quels (consentements|accords|acces|droits) (sont actifs|ai je donnes|sont en cours|j ai accordes|ai je \
          signes|avez vous|existent)
        quelles (autorisations|permissions) (ai je donnees|j ai donnees|sont actives|avez vous|ai je accordees|\
          sont en cours|as tu)
        (qu est ce que j ai|j ai|qu ai je) (accepte|autorise|consenti|signe|accorde|permis) (|comme acces|\
          exactement|avec {bank}|pour {bank})
        (a quoi|pour quoi) (j ai|ai je) (consenti|donne mon accord|dit oui|donne mon consentement|donne mon \
          autorisation)
        (qu est ce que|que|quoi) (tu peux|vous pouvez|peux tu|pouvez vous|tu as le droit de) (voir|consulter|\
          lire|regarder) (|de mon compte|sur mes comptes|chez {bank}|de mes comptes)
        (quelles donnees|quelles informations|quels comptes) (tu peux|peux tu|vous pouvez|pouvez vous) (voir|\
          lire|consulter) (|chez {bank})
        (quels acces|quel acces|quels droits|quelles permissions) (as tu|avez vous|tu as|vous avez|je t ai \
          donnes) (|sur mon compte|a mes comptes|chez {bank})
        (quelles banques|quels comptes) (sont|j ai|ai je) (liees|lies|reliees|connectes|lie|connecte|ajoutees|\
          rattaches) (|ici|a ce chat|en ce moment)
        (mes|les) (banques|comptes) (liees|lies|connectees|connectes|reliees|que j ai relies|ajoutees|associes)
        (montre|affiche|liste|voir|donne) (moi |)(mes|les) (banques|comptes) (liees|connectees|relies|connectes|\
          que j ai ajoutees)
        (est ce que|) (ma banque|{bank}|mon compte {bank}) est (|bien|toujours|encore) (lie|liee|connecte|\
          connectee|relie|reliee)
        (suis je|est ce que je suis|je suis) (bien|toujours|encore) (connecte|lie|relie) a ({bank}|ma banque)
        quand (expire|se termine|finit|prend fin|arrive a echeance) (mon|l|la) (consentement|accord|\
          autorisation|liaison) (|pour {bank}|avec {bank}|donne a {bank})
        (jusqu a quand|combien de temps|pour combien de temps) (est valable|dure|vaut|court) (mon|l|la) \
          (consentement|autorisation|acces|liaison) (|pour {bank})
        (jusqu a quand|combien de temps|pendant combien de temps) (tu peux|peux tu|vous pouvez|avez vous le \
          droit de) (lire|voir|consulter|acceder a) (mes comptes|mon compte)
        (date|duree) (d expiration|de fin|de validite|d echeance) (de mon|de mes|du|des) (consentement|\
          consentements|autorisation|accords)
        (mon|mes) (consentement|consentements|accord|autorisation) (est il|sont ils|est|sont) (|encore|\
          toujours) (valable|valables|actif|actifs|en cours|expire)
        (etat|statut|liste|resume|detail|recapitulatif|suivi) (de|des) (mes consentements|consentements|mes \
          autorisations|autorisations|mes accords)
        (gestion|tableau de bord|parametres|page) (des|de mes) (consentements|autorisations|permissions|acces)
        (est ce que|) j ai (donne|deja donne|bien donne) (mon accord|mon consentement|mon autorisation|une \
          autorisation|la permission) (|pour {bank}|a {bank}|pour lire mes comptes)
        (as tu|avez vous|tu as|vous avez) (le droit|l autorisation|la permission|mon accord) (de|pour) (voir \
          mon solde|lire mes comptes|acceder a mon compte|voir mes operations)
        (qu est ce que|que|quelles donnees) je (partage|vous partage|te partage|partage avec vous|partage avec \
          toi) (|exactement|en ce moment|depuis {bank})
        (consentement|autorisation|accord|acces|permission) (pour|chez|de|avec|donne a) {bank}
        (accords|autorisations|acces|consentements) (que j ai donnes|donnes|en cours|actifs|accordes|bancaires|\
          signes|valides)
        (permissions|droits|acces) (accordes|donnes|que j ai donnes|que tu as|actuels|en place) (|a {bank}|svp)
        (quelles sont|donne moi) les (permissions|autorisations) (de|pour|accordees a|donnees a) ({bank}|l \
          assistant|cette application|ma banque)
        combien de (banques|comptes|consentements) (j ai lies|sont lies|ai je donnes|j ai connectes|sont connectes)
        (avec quel|sur la base de quel|au nom de quel) (accord|consentement|droit) (tu lis|vous lisez|tu \
          consultes|accedez vous a) (mes comptes|mon compte)
        (renseigne moi|infos|informations) sur (mes consentements|mes autorisations|l acces que j ai donne)
        (voir|revoir|consulter) (ce que j ai autorise|ce que j ai signe|ce que j ai accepte|les accords de partage)
        consentements (svp|donnes|actifs|de {bank}|liste)
        (mes|les) (partages|accords de partage|partages de donnees) (en cours|actifs|de comptes|bancaires)
        (est ce que |)je (t ai|vous ai) (autorise|donne acces|permis) (pour|a voir|a consulter|a) (les soldes|\
          les operations|les alertes|quelles donnees|quoi)
        (permissions|autorisations|accords) (en vigueur|en place|en cours|que j ai signes) (|avec {bank}|svp)
        (rappelle|dis|redis) moi ce que je (t ai|vous ai) (permis|accorde|donne comme droit) (|comme acces)
        (encore combien de temps|combien de temps encore) mon (accord|consentement) est (valable|valide|actif)
        """;

    public const string Disclosures = """
        (il y a eu|y a t il eu|y a eu) (des acces|des consultations|des regards) (a mon compte|a mes donnees|a mes infos) \
          par (un tiers|d autres societes|quelqu un d autre|une autre entreprise|d autres personnes)
        divulgations
        (mes|les|toutes les|voir les) (divulgations|communications de donnees|consultations|transmissions)
        qui (a vu|a consulte|a regarde|a lu|a recu|a obtenu|a visualise|a accede a) (toutes mes donnees|mon \
          compte|mes infos|mes informations|mes operations|mon solde)
        qui (voit|consulte|regarde|recoit|lit|peut consulter|peut voir|peut acceder a) (mes donnees|mon compte|\
          mes infos|mes informations|mes operations)
        qui (a|a eu|avait|pourrait avoir) (acces|un acces) a (mes informations|mon compte|mes comptes|mes infos|\
          mes transactions)
        (a qui|avec qui) (avez vous|as tu|vous avez|tu as) (partage|transmis|donne|envoye|vendu|montre|\
          communique) (mes donnees|mes infos|mes informations|mes operations|mon solde)
        (a qui|avec qui) (sont|ont ete|seront|vont) (partagees|transmises|communiquees|envoyees|mes donnees|mes \
          infos) (|mes donnees|mes informations)
        (avez vous|as tu|est ce que vous avez|est ce que tu as|vous avez) (partage|transmis|donne|vendu|envoye|\
          divulgue) mes (donnees|infos|informations) (|a quelqu un|a des tiers|a d autres)
        (est ce que|) (vous vendez|tu vends|vous partagez|tu partages|vous donnez|tu transmets) mes (donnees|\
          infos|informations) (|a quelqu un|a des tiers|a la pub)
        (est ce que|) (quelqu un|une personne|un employe|un tiers|n importe qui) (a vu|a consulte|a lu|voit|\
          peut voir|a eu acces a) mes (donnees|comptes|infos|informations)
        (est ce que|) (mes donnees|mes infos|mes informations) (ont ete|sont|ont elles ete|sont elles) \
          (partagees|divulguees|vendues|transmises|vues|consultees|diffusees)
        (est ce que|) (ma banque|{bank}|la banque) (a vu|voit|recoit|a recu|consulte) mes (donnees|messages|\
          informations|conversations)
        (montre|donne|affiche|liste|dis) moi (qui a vu passer mes donnees|les divulgations|les acces a mes \
          donnees|qui a consulte mes infos|qui a eu mes donnees)
        (montre|donne|affiche|liste) (moi |)(les|toutes les) (divulgations|consultations de mes donnees|\
          transmissions de donnees|communications de donnees)
        {can} (me dire|me montrer|m indiquer) (qui a vu mes donnees|qui a consulte mon compte|a qui vont mes \
          donnees|qui a eu mes informations)
        {want} savoir (qui a vu|qui a consulte|qui a recu|qui regarde|qui a eu acces a|qui a lu) mes (donnees|\
          infos|informations|operations)
        {want} savoir (a qui|avec qui) (vous avez|tu as|on a|ont ete) (partage|donne|transmis|transmises|\
          communique) mes (donnees|infos|informations)
        {want} (voir|consulter|avoir) (les divulgations|le journal des acces|l historique des acces|le journal \
          de mes donnees|la liste des destinataires)
        (journal|historique|liste|registre|trace|suivi|releve) (des acces|des consultations|des divulgations|d \
          acces|des partages) (|a mes donnees|de mes donnees|svp|de donnees)
        (ou|chez qui) (vont|partent|sont|sont envoyees|atterrissent|sont allees) mes (donnees|infos|\
          informations) (|personnelles|bancaires)
        (quelles|quel type de) (donnees|informations|infos) (ont ete|avez vous|as tu|sont) (partagees|\
          transmises|communique|divulguees|partage|vues) (|sur moi|et pourquoi)
        (qu est ce qui|que) (a ete|avez vous) (partage|communique|transmis|divulgue) (sur moi|a mon sujet|me \
          concernant|de mon compte)
        (quelles entreprises|quelles personnes|quels tiers|quels employes|quels organismes) (ont vu|ont recu|\
          ont eu|voient|ont acces a|recoivent) mes (donnees|infos|informations)
        (mes donnees|mes informations|mes infos) (sont elles|restent elles|sont) (privees|protegees|\
          confidentielles|partagees|vendues|entre de bonnes mains)
        (les publicitaires|des tiers|d autres societes|les annonceurs|le fisc|l etat) (ont ils|ont|voient|\
          recoivent) (acces a |vu |recu |)mes (donnees|infos)
        (pourquoi|dans quel but|pour quelle raison) (mes donnees|mes informations|mes infos) (ont ete|ont elles \
          ete|sont) (consultees|partagees|transmises|vues)
        (quand|combien de fois) (mes donnees|mon compte|mes informations) (ont ete|a ete|ont elles ete) \
          (consultees|consulte|vues|transmises|partagees)
        (dis moi|montre moi|indique moi) (ou|a qui|avec qui|chez qui) (vont|sont parties|partent|ont ete \
          envoyees) mes (donnees|infos|informations)
        qui (connait|sait) (mon solde|ma situation financiere|mes donnees|combien j ai)
        qui (chez|a la|dans|au sein de) ({bank}|banque|votre societe|la banque|l equipe) (a vu|peut voir|voit|a \
          consulte) (mes donnees|mon dossier|mes comptes)
        (destinataires|tracabilite|divulgation|communication|partage|transmission) (de mes donnees|des donnees|\
          de mes informations|de mes infos)
        (qui a|quelqu un a) (fouille|fouine|regarde|jete un oeil) (dans|a) (mes donnees|mon compte|mes comptes|\
          mes infos)
        (rapport|compte rendu|bilan) (des acces|des divulgations|sur l utilisation de mes donnees|des consultations)
        (fuite|vente|utilisation) (de|des) mes donnees
        mes donnees (qui les a vues|qui les voit|elles vont ou|vous en faites quoi|a qui vous les donnez)
        vous (faites quoi|avez fait quoi) (de|avec) mes (donnees|infos|informations)
        (personne|quelqu un) d autre (a vu|voit|a acces a) (mon compte|mes donnees|mes infos)
        (est ce que|) (un tiers|quelqu un|une autre societe|un inconnu) (a mis le nez|a fourre son nez|regarde|\
          fouine) dans mes (operations|comptes|transactions|donnees)
        (est ce que|) (quelqu un|un employe|une personne) (chez {bank}|a la banque|de la banque) (a vu|a \
          consulte|a regarde) (mes soldes|mes comptes|mes transactions|mon compte)
        (mes infos|mes donnees) (ont ete|sont) (refilees|donnees|filees|passees|sorties) (a quelqu un|a d \
          autres|a une societe|ailleurs)
        """;
}
